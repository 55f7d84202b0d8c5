//! The house's secrets: made once, at random, and read at every start.

use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

/// Secrets of 32 bytes. `Debug` hides them.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys {
    /// Checks masks.
    pub mask: [u8; 32],
    /// Signs links in mails.
    pub link: [u8; 32],
    /// Signs API tokens.
    pub token: [u8; 32],
    /// The token key before, while access tokens that it signed still hold. To change the token key, move `tokenKey` in
    /// the file to `previousTokenKey`, put a new one in its place and start again; remove it an hour later.
    pub previous_token: Option<[u8; 32]>,
}

/// Why there are no keys to work with. Each names the file.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file can be neither read nor made.
    #[error("cannot use the key file {}: {source}", path.display())]
    Unusable {
        /// The key file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not what was once written there. Masks and links made with lost keys stop working.
    #[error("the key file {} is damaged ({problem}); restore it, or remove the whole data folder to start anew", path.display())]
    Damaged {
        /// The key file.
        path: PathBuf,
        /// What is wrong with it; never its content.
        problem: String,
    },
    /// The system gave no randomness.
    #[error("the system gave no random bytes for keys: {0}")]
    NoRandomness(getrandom::Error),
}

/// The keys as they stand in the file, in base64.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "a reader of the file is told what each is")]
struct KeyFile {
    mask_key: String,
    link_key: String,
    token_key: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous_token_key: Option<String>,
}

impl Keys {
    /// Reads the keys from `path`; makes them first if there is no such file. Of two processes that make them
    /// at once one wins, and both get the winner's.
    pub fn open(path: &Path) -> Result<Self, KeysError> {
        match Self::read(path) {
            Err(KeysError::Unusable { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                Self::random().map_err(KeysError::NoRandomness)?.write(path)?;
                Self::read(path)
            }
            outcome => outcome,
        }
    }

    fn random() -> Result<Self, getrandom::Error> {
        let key = || {
            let mut key = [0; 32];
            getrandom::fill(&mut key).map(|()| key)
        };
        Ok(Self { mask: key()?, link: key()?, token: key()?, previous_token: None })
    }

    fn read(path: &Path) -> Result<Self, KeysError> {
        let damaged = |problem: String| KeysError::Damaged { path: path.to_owned(), problem };
        let text = fs::read(path).map_err(|source| KeysError::Unusable { path: path.to_owned(), source })?;
        let file: KeyFile = serde_json::from_slice(&text)
            .map_err(|error| damaged(format!("no JSON of three keys at line {}", error.line())))?;
        let key = |name: &str, text: &str| {
            let bytes = STANDARD.decode(text).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
            bytes.ok_or_else(|| damaged(format!("{name} is not 32 bytes in base64")))
        };
        Ok(Self {
            mask: key("maskKey", &file.mask_key)?,
            link: key("linkKey", &file.link_key)?,
            token: key("tokenKey", &file.token_key)?,
            previous_token: file.previous_token_key.map(|text| key("previousTokenKey", &text)).transpose()?,
        })
    }

    /// Writes the whole file aside, for the owner's eyes alone, then links it in if the name is still free.
    fn write(&self, path: &Path) -> Result<(), KeysError> {
        let unusable = |source| KeysError::Unusable { path: path.to_owned(), source };
        let file = KeyFile {
            mask_key: STANDARD.encode(self.mask),
            link_key: STANDARD.encode(self.link),
            token_key: STANDARD.encode(self.token),
            previous_token_key: self.previous_token.map(|key| STANDARD.encode(key)),
        };
        let text = serde_json::to_vec_pretty(&file).map_err(|error| unusable(error.into()))?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut aside =
            tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(unusable)?;
        aside.write_all(&text).and_then(|()| aside.as_file().sync_all()).map_err(unusable)?;
        match aside.persist_noclobber(path) {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(unusable(error.error)),
        }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Barrier, thread};

    use super::*;

    #[test]
    fn keys_are_made_once_and_then_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        let made = Keys::open(&path).unwrap();
        assert_eq!(Keys::open(&path).unwrap(), made);
        assert!(made.mask != made.link && made.link != made.token && made.mask != made.token);
    }

    #[test]
    fn all_who_make_them_at_once_get_the_same() {
        for _ in 0..20 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("keys.json");
            let start = Barrier::new(8);
            let open = || {
                start.wait();
                Keys::open(&path).unwrap()
            };
            let all: Vec<Keys> = thread::scope(|scope| {
                let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
                threads.into_iter().map(|thread| thread.join().unwrap()).collect()
            });
            assert!(all.windows(2).all(|pair| pair[0] == pair[1]));
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left aside");
        }
    }

    #[test]
    fn a_token_key_may_have_one_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        let made = Keys::open(&path).unwrap();
        assert_eq!(made.previous_token, None);
        let mut file: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        file["previousTokenKey"] = file["tokenKey"].take();
        file["tokenKey"] = STANDARD.encode([7; 32]).into();
        fs::write(&path, file.to_string()).unwrap();
        let rotated = Keys { token: [7; 32], previous_token: Some(made.token), ..made };
        assert_eq!(Keys::open(&path).unwrap(), rotated);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_them() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        Keys::open(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_damaged_file_is_named_and_left_as_it_is() {
        let whole =
            r#"{"maskKey":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","linkKey":"AAAA","tokenKey":""}"#;
        for (text, problem) in [("", "no JSON"), ("{}", "no JSON"), (whole, "linkKey is not 32 bytes")] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("keys.json");
            fs::write(&path, text).unwrap();
            let error = Keys::open(&path).unwrap_err().to_string();
            assert!(error.contains(&path.display().to_string()) && error.contains(problem), "{error}");
            assert!(!error.contains("AAAA"), "no key is shown: {error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }
}
