use std::sync::LazyLock;

use serde_json::Value;

use crate::Operation;

/// Amazon's models, read at first use. A model that is no JSON would be null, which holds no operation.
static MODELS: LazyLock<[Value; 3]> = LazyLock::new(|| {
    [
        include_str!("../models/messaging.json"),
        include_str!("../models/solicitations.json"),
        include_str!("../models/uploads.json"),
    ]
    .map(|text| serde_json::from_str(text).unwrap_or_default())
});

/// The operation as its model describes it.
pub(crate) fn described(operation: Operation) -> Option<&'static Value> {
    let method = operation.method().as_str().to_ascii_lowercase();
    MODELS.iter().find_map(|model| model.get("paths")?.get(operation.path())?.get(&method))
}
