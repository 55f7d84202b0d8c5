//! Files of other programs.

use documents::{Extent, Kind, read};
use serde::Deserialize;

use crate::made::file;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    file: String,
    text: Vec<String>,
    #[serde(default)]
    links: Vec<String>,
}

#[test]
fn files_say_what_they_show() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../../cases/files.json")).unwrap();
    assert!(!cases.is_empty());
    for Case { file: name, text, links } in cases {
        let kind = match name.rsplit_once('.') {
            Some((_, "pdf")) => Kind::Pdf,
            _ => Kind::Docx,
        };
        let said = read(kind, &file(&name)).unwrap();
        assert_eq!(
            (said.text.lines().collect::<Vec<_>>(), said.extent),
            (text.iter().map(String::as_str).collect(), Extent::Whole),
            "{name}"
        );
        assert_eq!(said.links, links, "{name}");
    }
}
