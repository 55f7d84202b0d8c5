//! The data folder: where local mode keeps everything that must survive a restart.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Seek, Write},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

/// The folder that is used when none is named.
pub const DEFAULT_FOLDER: &str = ".aboveboard";

/// A folder that exists, with one place for each thing kept in it. A temporary one is removed with its last
/// clone.
#[derive(Debug, Clone)]
pub struct DataFolder {
    root: PathBuf,
    _temporary: Option<Arc<tempfile::TempDir>>,
}

/// The right to write to a data folder, held by one process at a time and given back when it ends, however it
/// ends.
#[derive(Debug)]
pub struct Claim {
    lock: File,
    path: PathBuf,
}

/// The house that holds a folder, as it announced itself in the lock file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Where its API answers.
    pub http: SocketAddr,
    /// The URL of its DynamoDB.
    pub dynamodb: String,
}

/// Why a data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// It cannot be created, or one of its files cannot be opened.
    #[error("cannot use the data folder {}: {source}", path.display())]
    Unusable {
        /// What could not be created or opened.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another process serves from it.
    #[error("the data folder {} is in use by another aboveboard; end that one, or name another by --data", folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
        /// Who holds it; none before it is ready, and for a command that holds it for a moment.
        holder: Option<Holder>,
    },
}

impl DataFolder {
    /// Opens the folder, which is created if need be.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self, DataError> {
        let folder = Self { root: root.into(), _temporary: None };
        folder.create()?;
        Ok(folder)
    }

    /// The folder, if a house was ever served from it. Nothing is created.
    pub fn served(root: impl Into<PathBuf>) -> Option<Self> {
        let folder = Self { root: root.into(), _temporary: None };
        folder.lock().exists().then_some(folder)
    }

    /// A new folder in the system's place for temporary files, for tests and the demo.
    pub fn temporary() -> Result<Self, DataError> {
        let unusable = |source| DataError::Unusable { path: std::env::temp_dir(), source };
        let folder = tempfile::Builder::new().prefix("aboveboard-").tempdir().map_err(unusable)?;
        let folder = Self { root: folder.path().to_owned(), _temporary: Some(Arc::new(folder)) };
        folder.create()?;
        Ok(folder)
    }

    /// Keeps any second process from serving from this folder while the claim is held.
    pub fn claim(&self) -> Result<Claim, DataError> {
        let path = self.lock();
        let unusable = |source| DataError::Unusable { path: path.clone(), source };
        let mut options = File::options();
        let lock = options.write(true).create(true).truncate(false).open(&path).map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => {
                lock.set_len(0).map_err(unusable)?;
                Ok(Claim { lock, path })
            }
            Err(TryLockError::WouldBlock) => {
                // What is not yet written whole is no JSON.
                let holder = fs::read(&path).ok().and_then(|text| serde_json::from_slice(&text).ok());
                Err(DataError::InUse { folder: self.root.clone(), holder })
            }
            Err(TryLockError::Error(source)) => Err(unusable(source)),
        }
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file of the embedded DynamoDB.
    pub fn dynamodb(&self) -> PathBuf {
        self.root.join("dynamodb.sqlite")
    }

    /// The folder whose folders are S3 buckets.
    pub fn s3(&self) -> PathBuf {
        self.root.join("s3")
    }

    /// The folder of mails that left through SES.
    pub fn outbox(&self) -> PathBuf {
        self.root.join("outbox")
    }

    /// The file of the house's secrets.
    pub fn keys(&self) -> PathBuf {
        self.root.join("keys.json")
    }

    fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    fn create(&self) -> Result<(), DataError> {
        [self.s3(), self.outbox()].into_iter().try_for_each(|path| {
            fs::create_dir_all(&path).map_err(|source| DataError::Unusable { path, source })
        })
    }
}

impl Claim {
    /// Writes into the lock file who holds the folder. Whoever claims it next wipes that out.
    pub fn announce(&self, holder: &Holder) -> Result<(), DataError> {
        let write = || {
            let mut lock = &self.lock;
            lock.set_len(0)?;
            lock.rewind()?;
            lock.write_all(&serde_json::to_vec(holder)?)
        };
        write().map_err(|source| DataError::Unusable { path: self.path.clone(), source })
    }
}

impl Holder {
    /// A house that listens at `http`. One that listens everywhere is called at the loopback address.
    pub fn new(http: SocketAddr, dynamodb: String) -> Self {
        let ip = match http.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        Self { http: SocketAddr::new(ip, http.port()), dynamodb }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder_of(folder: &DataFolder) -> Option<Holder> {
        match folder.claim().unwrap_err() {
            DataError::InUse { folder: root, holder } if root == folder.root() => holder,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn one_process_at_a_time_may_serve_from_a_folder() {
        let folder = DataFolder::temporary().unwrap();
        let claim = folder.claim().unwrap();
        assert_eq!(holder_of(&folder), None);
        drop(claim);
        folder.claim().unwrap();
    }

    #[test]
    fn who_holds_a_folder_tells_the_others_where_it_is_and_the_next_one_wipes_that_out() {
        let folder = DataFolder::temporary().unwrap();
        let claim = folder.claim().unwrap();
        for port in [65_000, 80] {
            let holder =
                Holder { http: ([127, 0, 0, 1], port).into(), dynamodb: format!("http://127.0.0.1:{port}") };
            claim.announce(&holder).unwrap();
            assert_eq!(holder_of(&folder), Some(holder));
        }
        drop(claim);
        let _next = folder.claim().unwrap();
        assert_eq!(holder_of(&folder), None);
    }

    #[test]
    fn a_house_that_listens_everywhere_is_called_at_the_loopback_address() {
        for (listens, called) in [
            ("0.0.0.0:80", "127.0.0.1:80"),
            ("[::]:80", "[::1]:80"),
            ("192.0.2.1:80", "192.0.2.1:80"),
            ("[::1]:80", "[::1]:80"),
        ] {
            let holder = Holder::new(listens.parse().unwrap(), String::new());
            assert_eq!(holder.http, called.parse().unwrap(), "{listens}");
        }
    }

    #[test]
    fn a_folder_is_served_once_it_was_claimed_and_asking_makes_nothing() {
        let outside = tempfile::tempdir().unwrap();
        let root = outside.path().join("data");
        assert!(DataFolder::served(&root).is_none());
        assert!(!root.exists());
        let folder = DataFolder::open(&root).unwrap();
        assert!(DataFolder::served(&root).is_none());
        drop(folder.claim().unwrap());
        assert_eq!(DataFolder::served(&root).unwrap().root(), root);
    }

    #[test]
    fn a_temporary_folder_is_gone_with_its_last_clone() {
        let folder = DataFolder::temporary().unwrap();
        let (root, clone) = (folder.root().to_owned(), folder.clone());
        drop(folder);
        assert!(clone.outbox().is_dir());
        drop(clone);
        assert!(!root.exists());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named_in_the_error() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = DataFolder::open(file.path().join("inner")).unwrap_err();
        assert!(error.to_string().contains(&file.path().display().to_string()), "{error}");
    }
}
