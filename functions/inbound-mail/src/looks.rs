use content::{MarkupSetting, Picture, Placement, markup};
use mail::{Disposition, Part, Separated};
use policy::Finding;

use crate::settle::Case;

/// What is wrong with how a seller's letter looks: its pictures, styling and structure (RULEBOOK 6 and 7). Judged is
/// the HTML of what the seller wrote, whether or not the letter is read from it, and `files` that it shows.
pub(crate) fn findings(case: &Case<'_>, separated: &Separated, files: &[Part]) -> Vec<Finding> {
    let pictures: Vec<Picture<'_>> = files
        .iter()
        .map(|file| Picture {
            content_id: file.content_id.as_deref(),
            content_type: &file.content_type,
            placement: match file.disposition {
                Disposition::Inline => Placement::Inline,
                Disposition::Attachment => Placement::Attached,
            },
            bytes: &file.bytes,
        })
        .collect();
    let masks = case.scene.own_masks();
    let setting = MarkupSetting { content: case.scene.content_setting(&masks), pictures: &pictures };
    markup(&case.letter.markup.of_own(&separated.own), &setting)
}

/// A file as it travels: a GIF that the letter showed in its text goes as a file, which it may be (`gif-image`,
/// RULEBOOK 7, and 14).
pub(crate) fn normalised(file: Part) -> Part {
    let is_gif = file.content_type == "image/gif" || file.bytes.starts_with(b"GIF8");
    if is_gif { Part { disposition: Disposition::Attachment, ..file } } else { file }
}
