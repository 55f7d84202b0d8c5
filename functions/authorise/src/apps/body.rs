use host::http::Problem;
use policy::SellerId;
use serde::{Deserialize, Serialize};
use store::{App, RateLimit};
use utoipa::{IntoParams, ToSchema};

use crate::Registration;

const LONGEST_NAME: usize = 100;

/// An application of a seller in the path.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "a description, which nothing is read into")]
pub(super) struct AppPath {
    /// Id of the seller account, chosen by the marketplace.
    #[param(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "S1")]
    id: String,
    /// `clientId` of the application.
    app: String,
}

/// What an application is created with.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewApp {
    /// What people call it.
    #[serde(default)]
    #[schema(max_length = 100, example = "Order desk")]
    name: String,
    /// The one marketplace that it may name; all if none is stated.
    #[serde(default)]
    #[schema(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "US")]
    marketplace_id: Option<String>,
    /// How often it may call each operation, if not as usual.
    #[serde(default)]
    rate_limit: Option<RateBody>,
}

/// How often an application may call one operation.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = RateLimit)]
pub(super) struct RateBody {
    /// Calls a second in the long run.
    #[schema(minimum = 0.001, maximum = 1000.0, default = 1.0)]
    per_second: f64,
    /// Calls at once.
    #[schema(minimum = 1, maximum = 1000, default = 5)]
    burst: u32,
}

/// An application without its secrets.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = App)]
pub(super) struct AppBody {
    /// Its public name.
    client_id: String,
    /// What people call it.
    name: String,
    /// The one marketplace that it may name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    marketplace_id: Option<String>,
    /// How often it may call each operation, if not as usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    rate_limit: Option<RateBody>,
    /// When it was created.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it was revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime, nullable = false)]
    revoked_at: Option<String>,
}

/// A seller's applications.
#[derive(Serialize, ToSchema)]
#[schema(as = Apps)]
pub(crate) struct AppsBody {
    /// All of them.
    pub(super) apps: Vec<AppBody>,
}

/// A client secret. Told once.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ClientSecret)]
pub(super) struct SecretBody {
    /// Secret of the program.
    pub(super) client_secret: String,
}

impl NewApp {
    pub(super) fn of(self, seller: SellerId) -> Result<Registration, Problem> {
        if self.name.chars().count() > LONGEST_NAME {
            return Err(Problem::invalid(
                "name",
                format_args!("must have at most {LONGEST_NAME} characters"),
            ));
        }
        let marketplace = self
            .marketplace_id
            .map(|id| id.parse().map_err(|error| Problem::invalid("marketplaceId", error)))
            .transpose()?;
        let rate_limit = self
            .rate_limit
            .map(|rate| {
                RateLimit::new(rate.per_second, rate.burst)
                    .map_err(|error| Problem::invalid("rateLimit", error))
            })
            .transpose()?;
        Ok(Registration { seller, name: self.name, marketplace, rate_limit })
    }
}

impl From<&App> for AppBody {
    fn from(app: &App) -> Self {
        Self {
            client_id: app.id.to_string(),
            name: app.name.clone(),
            marketplace_id: app.marketplace.as_ref().map(ToString::to_string),
            rate_limit: app
                .rate_limit
                .map(|rate| RateBody { per_second: rate.per_second(), burst: rate.burst.get() }),
            created_at: app.created_at.to_string(),
            revoked_at: app.revoked_at.map(|at| at.to_string()),
        }
    }
}
