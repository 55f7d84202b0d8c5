//! The outbox: every mail that left through SES, one file each, and who it went to.
//!
//! A mail is written aside and renamed before [`Outbox::file`] returns, so a kill at any moment loses nothing
//! that was filed and leaves no half of a mail. The index is in memory and is read from the folder at start.

mod entry;
mod headers;

use std::{
    collections::{HashMap, HashSet},
    fmt, fs, io,
    path::{Path, PathBuf},
    str::FromStr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use policy::EmailAddress;

pub use self::entry::{Filed, Outgoing};
pub(crate) use self::headers::Headers;

/// Files not yet renamed have this prefix and are removed at start.
const ASIDE: &str = ".filing-";

/// The mails in one folder. Clones share them; only one process may file into a folder.
#[derive(Debug, Clone)]
pub struct Outbox(Arc<Shared>);

/// A mail's place in the order in which mails were filed, from 1. Later mails have greater ids, whatever the
/// clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailId(u64);

/// The text is not an id as this outbox writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mail's id is its number in 12 digits, for example 000000000042")]
pub struct InvalidMailId;

/// The outbox's folder cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("cannot use the outbox at {}: {source}", path.display())]
pub struct OutboxError {
    path: PathBuf,
    source: io::Error,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    index: Mutex<Index>,
}

#[derive(Debug, Default)]
struct Index {
    last: u64,
    count: usize,
    by_recipient: HashMap<EmailAddress, Vec<Arc<Filed>>>,
}

impl Outbox {
    /// Opens the folder, which is made if need be, and reads what is filed there. Files that are not mails of
    /// an outbox are left alone and not listed.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self, OutboxError> {
        let folder = folder.into();
        let index = Index::read(&folder).map_err(|source| OutboxError { path: folder.clone(), source })?;
        Ok(Self(Arc::new(Shared { folder, index: Mutex::new(index) })))
    }

    /// Files a mail. When this returns `Ok`, the mail is on disk and listed.
    pub fn file(&self, outgoing: &Outgoing) -> Result<MailId, OutboxError> {
        let fail = |source| OutboxError { path: self.0.folder.clone(), source };
        let mut aside =
            tempfile::Builder::new().prefix(ASIDE).suffix("").tempfile_in(&self.0.folder).map_err(fail)?;
        let headers = Headers::read(&outgoing.raw);
        outgoing.write(&headers, &mut aside).map_err(fail)?;

        let mut index = self.index();
        let id = MailId(index.last + 1);
        aside.persist(self.path(id)).map_err(|error| fail(error.error))?;
        index.add(outgoing.filed(id, headers), &outgoing.destination);
        Ok(id)
    }

    /// The mails that went to `address`, newest last.
    pub fn list(&self, address: &EmailAddress) -> Vec<Arc<Filed>> {
        self.index().by_recipient.get(address).cloned().unwrap_or_default()
    }

    /// The mail as it left, byte for byte, if there is one of this id that went to `address`.
    pub fn raw(&self, address: &EmailAddress, id: MailId) -> Result<Option<Vec<u8>>, OutboxError> {
        let sent = self
            .index()
            .by_recipient
            .get(address)
            .is_some_and(|mails| mails.binary_search_by_key(&id, |filed| filed.id).is_ok());
        if !sent {
            return Ok(None);
        }
        let path = self.path(id);
        match fs::read(&path) {
            Ok(file) => Ok(Some(entry::mail_of(file))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(OutboxError { path, source }),
        }
    }

    /// How many mails are filed.
    pub fn len(&self) -> usize {
        self.index().count
    }

    /// Whether nothing is filed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.0.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn path(&self, id: MailId) -> PathBuf {
        self.0.folder.join(format!("{id}.eml"))
    }
}

impl Index {
    fn read(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut ids = Vec::new();
        for file in fs::read_dir(folder)? {
            let name = file?.file_name();
            let Some(name) = name.to_str() else { continue };
            if name.starts_with(ASIDE) {
                fs::remove_file(folder.join(name))?;
            } else if let Some(id) = name.strip_suffix(".eml").and_then(|stem| stem.parse::<MailId>().ok()) {
                ids.push(id);
            }
        }
        ids.sort_unstable();
        let mut index = Self::default();
        for id in ids {
            if let Some((filed, destination)) = entry::read(&folder.join(format!("{id}.eml")), id)? {
                index.add(filed, &destination);
            } else {
                tracing::warn!(%id, "a file in the outbox is no mail of an outbox");
            }
            index.last = id.0;
        }
        Ok(index)
    }

    fn add(&mut self, filed: Filed, destination: &[EmailAddress]) {
        self.last = filed.id.0;
        self.count += 1;
        let filed = Arc::new(filed);
        for address in destination.iter().collect::<HashSet<_>>() {
            self.by_recipient.entry(address.clone()).or_default().push(Arc::clone(&filed));
        }
    }
}

impl fmt::Display for MailId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012}", self.0)
    }
}

impl FromStr for MailId {
    type Err = InvalidMailId;

    fn from_str(text: &str) -> Result<Self, InvalidMailId> {
        let digits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().map(Self).map_err(|_| InvalidMailId) } else { Err(InvalidMailId) }
    }
}

#[cfg(test)]
mod tests;
