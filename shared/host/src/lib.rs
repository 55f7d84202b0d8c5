//! Wiring: reads the environment once into [`Services`], and runs a function on Lambda. Knows no rule and no MIME.

pub mod http;
mod lambda;
mod services;
mod settings;

pub use lambda::{EventHandler, StartError, invoke_http, run_event_function, run_http_function};
pub use services::{Endpoints, Services, clients, clients_for_endpoints};
pub use settings::{Keys, Settings, SettingsError};
