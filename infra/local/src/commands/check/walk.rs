use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What the names of files end with that are checked when a folder is given.
const ENDINGS: [&str; 5] = ["txt", "html", "htm", "eml", "jsonl"];

/// The files to be checked below a path, in the order of their names, and what could not be read. A file is taken
/// whatever its name is; of a folder the files of [`ENDINGS`], in every folder within. Hidden ones and symbolic links
/// are passed over there.
pub(super) fn files(path: &Path) -> Vec<Result<PathBuf, (PathBuf, io::Error)>> {
    let (mut found, mut left) = (Vec::new(), vec![path.to_owned()]);
    while let Some(path) = left.pop() {
        match fs::metadata(&path).and_then(|metadata| inner(&path, &metadata)) {
            Ok(Some(inner)) => left.extend(inner),
            Ok(None) => found.push(Ok(path)),
            Err(error) => found.push(Err((path, error))),
        }
    }
    found
}

/// What is to be visited in a folder, the first last; none if it is no folder.
fn inner(path: &Path, metadata: &fs::Metadata) -> io::Result<Option<Vec<PathBuf>>> {
    if !metadata.is_dir() {
        return Ok(None);
    }
    let mut inner = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !is_hidden && (kind.is_dir() || kind.is_file() && has_ending(&entry.path(), &ENDINGS)) {
            inner.push(entry.path());
        }
    }
    inner.sort_unstable_by(|one, other| other.cmp(one));
    Ok(Some(inner))
}

/// Whether the name of a file ends with one of these, in any case.
pub(super) fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_walked_in_order_and_only_for_what_can_be_checked() {
        let root = tempfile::tempdir().unwrap();
        for name in [
            "b/z.txt",
            "b/a.HTML",
            "a.eml",
            "c.jsonl",
            "notes.md",
            "b/image.png",
            ".git/x.txt",
            ".hidden.txt",
        ] {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.path(), root.path().join("b/loop")).unwrap();
        let found: Vec<PathBuf> = files(root.path()).into_iter().map(Result::unwrap).collect();
        let expected = ["a.eml", "b/a.HTML", "b/z.txt", "c.jsonl"].map(|name| root.path().join(name));
        assert_eq!(found, expected);
        assert_eq!(
            files(&root.path().join("notes.md")).into_iter().map(Result::unwrap).collect::<Vec<_>>(),
            [root.path().join("notes.md")]
        );
    }

    #[test]
    fn what_is_not_there_is_told() {
        let path = Path::new("/nowhere/at/all");
        let found = files(path);
        assert!(matches!(found.as_slice(), [Err((missing, _))] if missing == path));
    }
}
