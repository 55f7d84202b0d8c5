//! Wiring: reads the environment once into [`Services`], and runs a function on Lambda. Knows no rule and no MIME.

pub mod http;
mod lambda;
mod metrics;
mod services;
mod settings;

pub use lambda::{
    EventHandler, Invocation, StartError, derived, invoke_http, name_of, run_event_function,
    run_http_function,
};
pub use metrics::put_metrics;
pub use services::{Endpoints, Services, clients, clients_for_endpoints};
pub use settings::{Keys, RateLimits, ReviewPace, Settings, SettingsError};
