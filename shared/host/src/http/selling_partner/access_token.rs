use data_encoding::HEXLOWER;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use policy::{Instant, SellerId};
use serde::{Deserialize, Serialize};
use spapi::TokenAnswer;
use store::{App, ClientId};

use crate::{Keys, derived};

/// What Amazon's access tokens begin with.
const PREFIX: &str = "Atza|";
const ISSUER: &str = "aboveboard/selling-partner";

/// Whom a verified access token speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bearer {
    pub(super) app: ClientId,
    pub(super) seller: SellerId,
}

/// Why an access token proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadToken {
    /// It is none, or not of this house.
    Foreign,
    /// It was good once.
    Expired,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    seller: String,
    iat: i64,
    exp: i64,
}

/// An access token for an application: `Atza|` and a JWT that says app and seller, signed with HS256 by the current
/// token key. It holds an hour from the next whole second on, so never shorter than is promised.
///
/// # Panics
///
/// Never: short texts always make a token.
#[expect(clippy::expect_used, reason = "short texts always make a token")]
pub fn issue_access_token(keys: &Keys, app: &App, now: Instant) -> String {
    let claims = Claims {
        iss: ISSUER.to_owned(),
        sub: app.id.to_string(),
        seller: app.seller.to_string(),
        iat: now.as_seconds(),
        exp: -(-now.as_millis()).div_euclid(1_000) + i64::from(TokenAnswer::LIFETIME),
    };
    let key = SigningKey::of(&keys.token);
    let header = Header { kid: Some(key.id), ..Header::new(Algorithm::HS256) };
    let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&key.secret))
        .expect("short texts make a token");
    format!("{PREFIX}{token}")
}

/// Whom a token speaks for at `now`, by either live key. It is expired from the very instant it says.
pub(super) fn verify_access_token(keys: &Keys, token: &str, now: Instant) -> Result<Bearer, BadToken> {
    let token = token.strip_prefix(PREFIX).ok_or(BadToken::Foreign)?;
    let named = jsonwebtoken::decode_header(token).map_err(|_| BadToken::Foreign)?.kid;
    let key = std::iter::once(&keys.token)
        .chain(&keys.previous_token)
        .map(SigningKey::of)
        .find(|key| named.as_ref() == Some(&key.id))
        .ok_or(BadToken::Foreign)?;
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_required_spec_claims(&["iss", "sub", "exp"]);
    validation.set_issuer(&[ISSUER]);
    // The library would read the clock of the machine, and forgive a minute.
    validation.validate_exp = false;
    let claims = jsonwebtoken::decode::<Claims>(token, &DecodingKey::from_secret(&key.secret), &validation)
        .map_err(|_| BadToken::Foreign)?
        .claims;
    if now.as_seconds() >= claims.exp {
        return Err(BadToken::Expired);
    }
    let app = claims.sub.parse().map_err(|_| BadToken::Foreign)?;
    Ok(Bearer { app, seller: claims.seller.parse().map_err(|_| BadToken::Foreign)? })
}

/// What a token key signs access tokens with. It is not the token key itself, so that no other token of this house can
/// be taken for one.
struct SigningKey {
    id: String,
    secret: [u8; 32],
}

impl SigningKey {
    fn of(token_key: &[u8; 32]) -> Self {
        let id = derived(token_key, "selling partner: key id");
        Self {
            id: HEXLOWER.encode(id.get(..8).unwrap_or_default()),
            secret: derived(token_key, "selling partner: access token"),
        }
    }
}

#[cfg(test)]
mod tests {
    use policy::Span;
    use store::SecretHash;

    use super::*;
    use crate::http::{Scope, issue_token};

    const OLD: [u8; 32] = [1; 32];
    const NEW: [u8; 32] = [2; 32];

    fn keys(token: [u8; 32], previous_token: Option<[u8; 32]>) -> Keys {
        Keys { mask: [8; 32], link: [9; 32], token, previous_token }
    }

    fn app() -> App {
        let id = ClientId::new([7; 16]);
        App {
            secret: SecretHash::of(&id, "secret"),
            refresh_token: SecretHash::of(&id, "token"),
            id,
            seller: "S1".parse().unwrap(),
            marketplace: None,
            name: "repricer".to_owned(),
            created_at: at("2026-01-20T00:00:00Z"),
            rate_limit: None,
            revoked_at: None,
        }
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn a_token_holds_an_hour_and_not_a_millisecond_longer() {
        let keys = keys(NEW, None);
        for (issued, last, expired) in [
            ("2026-01-20T00:00:00Z", "2026-01-20T00:59:59.999Z", "2026-01-20T01:00:00Z"),
            ("2026-01-20T00:00:00.001Z", "2026-01-20T01:00:00.999Z", "2026-01-20T01:00:01Z"),
            ("2026-01-20T00:00:00.999Z", "2026-01-20T01:00:00.999Z", "2026-01-20T01:00:01Z"),
        ] {
            let token = issue_access_token(&keys, &app(), at(issued));
            let bearer = Bearer { app: app().id, seller: app().seller };
            for now in [issued, last] {
                assert_eq!(
                    verify_access_token(&keys, &token, at(now)),
                    Ok(bearer.clone()),
                    "{issued}, {now}"
                );
            }
            for now in [at(expired), at(expired) + Span::days(400)] {
                assert_eq!(
                    verify_access_token(&keys, &token, now),
                    Err(BadToken::Expired),
                    "{issued}, {now}"
                );
            }
        }
    }

    #[test]
    fn two_keys_are_live_and_a_third_is_foreign() {
        let now = at("2026-01-20T00:00:00Z");
        let token = issue_access_token(&keys(OLD, None), &app(), now);
        for (keys, is_good) in [
            (keys(OLD, None), true),
            (keys(NEW, Some(OLD)), true),
            (keys(OLD, Some(NEW)), true),
            (keys(NEW, None), false),
            (keys(NEW, Some([3; 32])), false),
        ] {
            let verified = verify_access_token(&keys, &token, now);
            assert_eq!(verified.is_ok(), is_good, "{verified:?}");
        }
        // One that is foreign is not told whether it would be expired.
        let later = now + Span::hours(2);
        assert_eq!(verify_access_token(&keys(NEW, None), &token, later), Err(BadToken::Foreign));
    }

    #[test]
    fn what_is_changed_cut_or_made_otherwise_is_foreign() {
        let (keys, now) = (keys(NEW, Some(OLD)), at("2026-01-20T00:00:00Z"));
        let token = issue_access_token(&keys, &app(), now);
        let jwt = token.strip_prefix("Atza|").unwrap();
        let (head, rest) = jwt.split_once('.').unwrap();
        let (claims, signature) = rest.split_once('.').unwrap();
        let unsigned = data_encoding::BASE64URL_NOPAD
            .encode(format!(r#"{{"alg":"none","kid":"{}"}}"#, SigningKey::of(&NEW).id).as_bytes());
        let api_token = issue_token(&keys.token, &Scope::Seller("S1".parse().unwrap()));
        for foreign in [
            String::new(),
            "Atza|".to_owned(),
            "Atza|IQEBLjAsAhRmHjNgHpi0U".to_owned(),
            jwt.to_owned(),
            format!("Atzr|{jwt}"),
            format!("Atza|{head}.{claims}."),
            format!("Atza|{head}.{claims}"),
            format!("Atza|{head}.{claims}.A{signature}"),
            format!("Atza|{head}.{}.{signature}", claims.to_ascii_lowercase()),
            format!("Atza|{unsigned}.{claims}."),
            format!("Atza|{unsigned}.{claims}.{signature}"),
            format!("Atza|{api_token}"),
        ] {
            assert_eq!(verify_access_token(&keys, &foreign, now), Err(BadToken::Foreign), "{foreign}");
        }
        assert_eq!(crate::http::token::verify_token(&keys.token, jwt), None, "it opens no other door");
    }
}
