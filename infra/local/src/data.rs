//! The data folder: where local mode keeps everything that must survive a restart.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

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
    _lock: File,
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
    #[error("the data folder {} is in use by another aboveboard; end that one, or name another by --data", .0.display())]
    InUse(PathBuf),
}

impl DataFolder {
    /// Opens the folder, which is created if need be.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self, DataError> {
        let folder = Self { root: root.into(), _temporary: None };
        folder.create()?;
        Ok(folder)
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
        let path = self.root.join("lock");
        let unusable = |source| DataError::Unusable { path: path.clone(), source };
        let lock = File::create(&path).map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Claim { _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(DataError::InUse(self.root.clone())),
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

    fn create(&self) -> Result<(), DataError> {
        [self.s3(), self.outbox()].into_iter().try_for_each(|path| {
            fs::create_dir_all(&path).map_err(|source| DataError::Unusable { path, source })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_process_at_a_time_may_serve_from_a_folder() {
        let folder = DataFolder::temporary().unwrap();
        let claim = folder.claim().unwrap();
        let refused = folder.claim().unwrap_err();
        assert!(matches!(refused, DataError::InUse(ref root) if root == folder.root()));
        drop(claim);
        folder.claim().unwrap();
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
