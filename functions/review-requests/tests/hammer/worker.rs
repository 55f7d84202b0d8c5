use std::process::{Child, Command, Stdio};

use tests::{LambdaRuntime, World};

/// The function's binary, as Lambda would run it.
pub(crate) struct Worker(Child);

impl Worker {
    /// Starts it. It asks the runtime for work until it is killed.
    pub(crate) fn start(world: &World, runtime: &LambdaRuntime) -> Self {
        let endpoint = |service: &str| {
            let endpoints = world.house.endpoints();
            endpoints.into_iter().find(|(name, _, _)| *name == service).map(|(_, url, _)| url).unwrap()
        };
        let aws = [
            // S3 has the general address: it is spoken to by path then.
            ("AWS_ENDPOINT_URL", endpoint("S3")),
            ("AWS_ENDPOINT_URL_DYNAMODB", endpoint("DynamoDB")),
            ("AWS_ENDPOINT_URL_SESV2", endpoint("SES")),
            ("ABOVEBOARD_REVIEW_RATE", "200".to_owned()),
            ("ABOVEBOARD_REVIEW_CONCURRENCY", "4".to_owned()),
        ];
        let child = Command::new(env!("CARGO_BIN_EXE_review-requests"))
            .env_clear()
            .envs(runtime.environment(&world.house.services, &aws))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// SIGKILL.
    pub(crate) fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may be gone already.
        let _: std::io::Result<()> = self.0.kill();
    }
}
