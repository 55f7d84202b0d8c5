use host::{Services, http::Problem};
use policy::{EmailAddress, OrderId, Role, SellerId};
use serde::Serialize;
use store::{BlockEntry, Blocked, BlockedBy, Facts, Wanted};
use utoipa::ToSchema;

/// An entry of a block list. A buyer is shown by the alias that the seller knows.
#[derive(Serialize, ToSchema)]
#[schema(as = BlockListEntry)]
pub(crate) struct EntryBody {
    /// The order id, or the mask by which the seller knows the buyer.
    #[schema(example = "111-1111111-1111111")]
    entry: String,
    /// What it names.
    kind: EntryKind,
    /// Who put it there: the scope of a token, or `auto`.
    #[schema(example = "seller:S1")]
    by: String,
    /// When.
    #[schema(format = DateTime)]
    at: String,
}

/// What an entry of a block list names.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = BlockListEntryKind)]
enum EntryKind {
    Buyer,
    Order,
}

impl From<&BlockEntry> for EntryBody {
    fn from(entry: &BlockEntry) -> Self {
        let (kind, name) = match &entry.blocked {
            Blocked::Buyer { alias, .. } => (EntryKind::Buyer, alias.clone()),
            Blocked::Order(order) => (EntryKind::Order, order.to_string()),
        };
        let by = match &entry.by {
            BlockedBy::Caller(name) => name.clone(),
            BlockedBy::Auto => "auto".to_owned(),
        };
        Self { entry: name, kind, by, at: entry.at.to_string() }
    }
}

/// What a text may name, before anything was looked up.
enum Named {
    Order(OrderId),
    /// A mask that this house gave out, towards whomever.
    Alias {
        token: String,
        address: EmailAddress,
    },
}

impl Named {
    /// None: neither an order id nor a mask of ours. The suffix that names a thread is no part of an alias.
    fn read(services: &Services, text: &str) -> Option<Self> {
        if let Ok(order) = text.parse() {
            return Some(Self::Order(order));
        }
        let address: EmailAddress = text.parse().ok()?;
        let alias = services.mask_key.recognise(address.local())?;
        Some(Self::Alias { token: alias.token.to_string(), address })
    }
}

/// What each of `texts` names towards `seller`: one of its own orders, or the buyer behind an alias that one of its own
/// buyers has. None for everything else, whether or not it exists.
pub(crate) async fn resolve(
    services: &Services,
    seller: &SellerId,
    texts: &[String],
) -> Result<Vec<Option<Blocked>>, Problem> {
    let named: Vec<Option<Named>> = texts.iter().map(|text| Named::read(services, text)).collect();
    let wanted = named.iter().flatten().fold(Wanted::new(), |wanted, named| match named {
        Named::Order(order) => wanted.order(order),
        Named::Alias { token, .. } => wanted.mask(token),
    });
    let facts = services.store.facts(wanted).await?;
    let mut wanted = Wanted::new();
    for named in named.iter().flatten() {
        if let Named::Alias { token, .. } = named
            && let Some(masked) = facts.mask(token)?
        {
            wanted = wanted.marketplace(&masked.pair.marketplace);
        }
    }
    let marketplaces = services.store.facts(wanted).await?;
    named
        .iter()
        .map(|named| match named {
            Some(named) => blocked(named, seller, &facts, &marketplaces),
            None => Ok(None),
        })
        .collect()
}

fn blocked(
    named: &Named,
    seller: &SellerId,
    facts: &Facts,
    marketplaces: &Facts,
) -> Result<Option<Blocked>, Problem> {
    Ok(match named {
        Named::Order(id) => {
            facts.order(id)?.filter(|order| order.seller == *seller).map(|order| Blocked::Order(order.id))
        }
        Named::Alias { token, address } => {
            let own = facts
                .mask(token)?
                .filter(|masked| masked.pair.seller == *seller && masked.stands_for == Role::Buyer);
            let Some(masked) = own else { return Ok(None) };
            let marketplace = marketplaces.marketplace(&masked.pair.marketplace)?;
            marketplace
                .filter(|marketplace| marketplace.relay_domain.eq_ignore_ascii_case(address.domain()))
                .map(|marketplace| Blocked::Buyer {
                    buyer: masked.pair.buyer,
                    alias: format!("{token}@{}", marketplace.relay_domain),
                })
        }
    })
}
