//! S3: s3s-fs on a folder whose folders are the buckets.
//!
//! A put is written aside and renamed (`FileSystem::prepare_file_write`), so that an object is there whole or
//! not at all, whenever the process is killed; what was left aside is removed at the next start. Requests are
//! signed with the one pair of credentials `test`, `test`.

use std::{fs, io, path::Path};

use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};
use s3s_fs::FileSystem;

use super::{Endpoint, EndpointError, http};

const SERVICE: &str = "s3";

/// Starts S3 on `folder` with these buckets, which are made if need be.
pub fn start(folder: &Path, buckets: &[&str]) -> Result<Endpoint, EndpointError> {
    let system = |source: io::Error| EndpointError::System { service: SERVICE, source };
    for bucket in buckets {
        fs::create_dir_all(folder.join(bucket)).map_err(system)?;
    }
    let files = FileSystem::new(folder)
        .map_err(|error| EndpointError::Storage { service: SERVICE, problem: format!("{error:?}") })?;
    let mut builder = S3ServiceBuilder::new(files);
    builder.set_auth(SimpleAuth::from_single("test", "test"));
    let service = builder.build();
    Endpoint::start(SERVICE, |listener, stop| http::serve(listener, stop, service))
}
