//! Finds every mail in a folder tree, for `replay`.
//!
//! The rule, in this order:
//! 1. `*.json` and what accompanies mails (`*.md`, names that start with README, LICENSE, LICENCE, COPYING,
//!    NOTICE, NOTE, `SOURCE_COMMIT`) is skipped, and so is a file of white space alone.
//! 2. `*.eml` is one mail, whatever is in it.
//! 3. A file that starts with a `From ` line is an mbox of one or more mails.
//! 4. A file whose first line looks like a header (`Name:`) is one mail.
//! 5. Any other is no mail. It is skipped and told, so that the sum of what was found is the sum of files.
//!
//! A leading `From ` line is never part of a mail. Files come in the order of their names, folder by folder.
//! Symbolic links are not followed.

mod separator;

use std::{
    collections::VecDeque,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

/// What the names of files start with that accompany mails, in upper case.
const COMPANIONS: [&str; 7] = ["README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "NOTE", "SOURCE_COMMIT"];

/// One mail of a tree, or one file that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A mail.
    Mail(Mail),
    /// A file that is not fed.
    Skipped {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: Skip,
    },
}

/// A mail and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The file.
    pub path: PathBuf,
    /// Its place in an mbox, from 1; `None` if the file is this mail.
    pub number: Option<usize>,
    /// The mail, byte for byte, without its `From ` line; `>From ` in an mbox is `From ` again.
    pub raw: Vec<u8>,
}

/// Why a file is not fed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skip {
    /// It is JSON.
    Json,
    /// It is about mails: a readme, a licence, a note.
    Companion,
    /// There is nothing in it.
    Empty,
    /// Its first line is no header.
    NotMail,
}

/// A file or folder cannot be read. The walk goes on with the next.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {}: {source}", path.display())]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    source: io::Error,
}

/// The mails of the tree at `root`, which may be a single file.
pub fn walk(root: impl Into<PathBuf>) -> Walk {
    Walk { paths: vec![root.into()], found: VecDeque::new() }
}

/// See [`walk`].
#[derive(Debug)]
pub struct Walk {
    /// What is left to visit, next one last.
    paths: Vec<PathBuf>,
    /// What the last file held.
    found: VecDeque<Found>,
}

impl Iterator for Walk {
    type Item = Result<Found, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.found.pop_front() {
                return Some(Ok(found));
            }
            let path = self.paths.pop()?;
            if let Err(source) = self.visit(&path) {
                return Some(Err(Unreadable { path, source }));
            }
        }
    }
}

impl Walk {
    fn visit(&mut self, path: &Path) -> io::Result<()> {
        let kind = fs::symlink_metadata(path)?.file_type();
        if kind.is_dir() {
            let mut inner = fs::read_dir(path)?
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<io::Result<Vec<_>>>()?;
            inner.sort_unstable_by(|one, other| other.cmp(one));
            self.paths.append(&mut inner);
        } else if kind.is_file() {
            self.found.extend(read(path, fs::read(path)?));
        }
        Ok(())
    }
}

fn read(path: &Path, bytes: Vec<u8>) -> Vec<Found> {
    let mail = |number, raw| Found::Mail(Mail { path: path.to_owned(), number, raw });
    let skip = |reason| vec![Found::Skipped { path: path.to_owned(), reason }];
    let is = |extension: &str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension));
    if is("json") {
        skip(Skip::Json)
    } else if is("md") || path.file_name().is_some_and(is_companion) {
        skip(Skip::Companion)
    } else if bytes.trim_ascii().is_empty() {
        skip(Skip::Empty)
    } else if is("eml") {
        vec![mail(None, separator::without_leading(bytes))]
    } else if bytes.starts_with(separator::FROM) {
        let mails = separator::split(&bytes).into_iter();
        mails.zip(1..).map(|(raw, number)| mail(Some(number), raw)).collect()
    } else if starts_with_header(&bytes) {
        vec![mail(None, bytes)]
    } else {
        skip(Skip::NotMail)
    }
}

fn is_companion(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_uppercase();
    COMPANIONS.iter().any(|companion| name.starts_with(companion))
}

/// Whether the first line is an RFC 5322 field: a name of visible ASCII, white space perhaps, a colon.
fn starts_with_header(bytes: &[u8]) -> bool {
    let name = bytes.iter().position(|byte| !byte.is_ascii_graphic() || *byte == b':').unwrap_or(bytes.len());
    let after = bytes.get(name..).unwrap_or_default();
    let colon = after.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
    name > 0 && colon == Some(&b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a file of this name and content.
    fn found(name: &str, content: &str) -> Vec<Result<String, Skip>> {
        let told = |found| match found {
            Found::Mail(mail) => Ok(String::from_utf8(mail.raw).unwrap()),
            Found::Skipped { reason, .. } => Err(reason),
        };
        read(Path::new(name), content.as_bytes().to_vec()).into_iter().map(told).collect()
    }

    #[test]
    fn a_file_is_what_its_name_and_first_line_say() {
        let mail = "From: a@b.example\r\n\r\nhi\r\n";
        for (name, content, expected) in [
            ("a.eml", mail, Ok(mail)),
            ("a.EML", "no header here", Ok("no header here")),
            ("a.eml", "From MAILER-DAEMON x\rSubject: y\r\rbody\r", Ok("Subject: y\r\rbody\r")),
            ("1234.M20P21.host:2,S", mail, Ok(mail)),
            ("noname", "X-A : spaced\n\nb", Ok("X-A : spaced\n\nb")),
            ("a.txt", "One: a sentence that looks like one\n", Ok("One: a sentence that looks like one\n")),
            ("a.txt", "Hi Jane,\nthanks: yes\n", Err(Skip::NotMail)),
            ("a.txt", ": no name\n", Err(Skip::NotMail)),
            ("a.txt", " From: folded\n", Err(Skip::NotMail)),
            ("a.txt", ">From a@b Thu Dec 22 17:54:04 2015\nSubject: x\n", Err(Skip::NotMail)),
            ("a.json", mail, Err(Skip::Json)),
            ("Readme.md", mail, Err(Skip::Companion)),
            ("LICENSE.upstream", mail, Err(Skip::Companion)),
            ("NOTE.txt", mail, Err(Skip::Companion)),
            ("empty.eml", "", Err(Skip::Empty)),
            ("blank", " \r\n", Err(Skip::Empty)),
        ] {
            assert_eq!(found(name, content), [expected.map(str::to_owned)], "{name}: {content:?}");
        }
    }

    #[test]
    fn every_file_of_a_tree_is_found_once_in_order() {
        let root = tempfile::tempdir().unwrap();
        let mbox = "From a Thu Dec 22 17:54:04 2015\nSubject: 1\n\nx\n\nFrom b Fri Dec 23 17:54:04 2015\nSubject: 2\n\ny\n";
        for (path, content) in
            [("b/cur/2", "A: b\n\n"), ("b/cur/1", "hello"), ("a.mbox", mbox), (".Sent/new/1", "C: d\n\n")]
        {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.path(), root.path().join("loop")).unwrap();
        let seen: Vec<_> = walk(root.path())
            .map(|found| match found.unwrap() {
                Found::Mail(mail) => (mail.path, mail.number, None),
                Found::Skipped { path, reason } => (path, None, Some(reason)),
            })
            .map(|(path, number, skip)| (path.strip_prefix(root.path()).unwrap().to_owned(), number, skip))
            .collect();
        let expected = [
            (".Sent/new/1", None, None),
            ("a.mbox", Some(1), None),
            ("a.mbox", Some(2), None),
            ("b/cur/1", None, Some(Skip::NotMail)),
            ("b/cur/2", None, None),
        ];
        assert_eq!(seen, expected.map(|(path, number, skip)| (PathBuf::from(path), number, skip)));
    }

    #[test]
    fn what_cannot_be_read_is_told_and_passed_over() {
        let missing = Path::new("/nowhere/at/all");
        let outcomes: Vec<_> = walk(missing).collect();
        assert!(matches!(outcomes.as_slice(), [Err(Unreadable { path, .. })] if path == missing));
    }
}
