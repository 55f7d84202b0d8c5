//! Masks and opt-out links are recognised if and only if we made them (RELIABILITY T-01, T-03, T-26).
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "tokens are ASCII, and one that cannot be made fails its test"
)]

use mail::{InvalidMaskToken, LinkKey, Mask, MaskKey, MaskToken, RelayDomain, TokenLength};
use policy::{BuyerId, ThreadId};
use proptest::prelude::*;

const KEY: MaskKey = MaskKey::new([7; 32]);

fn mint(entropy: [u8; 32], length: usize) -> MaskToken {
    KEY.mint(&entropy, TokenLength::new(length).unwrap())
}

proptest! {
    #[test]
    fn a_minted_token_is_recognised_in_any_case(entropy: [u8; 32], length in 12_usize..=20) {
        let token = mint(entropy, length);
        prop_assert_eq!(token.as_str().len(), length);
        prop_assert!(token.as_str().starts_with(|first: char| first.is_ascii_lowercase()));
        for written in [token.as_str().to_owned(), token.as_str().to_uppercase()] {
            let alias = KEY.recognise(&written).unwrap();
            prop_assert_eq!((&alias.token, alias.thread), (&token, None));
        }
    }

    #[test]
    fn a_token_with_a_flipped_bit_is_not(entropy: [u8; 32], place in 0_usize..15, bit in 0_u8..7) {
        let mut bytes = mint(entropy, 15).as_str().as_bytes().to_vec();
        bytes[place] ^= 1 << bit;
        let forged = String::from_utf8(bytes).unwrap();
        prop_assume!(!forged.eq_ignore_ascii_case(mint(entropy, 15).as_str()));
        prop_assert_eq!(KEY.recognise(&forged), None);
    }

    #[test]
    fn a_token_of_another_key_is_not(entropy: [u8; 32]) {
        prop_assert_eq!(MaskKey::new([8; 32]).recognise(mint(entropy, 15).as_str()), None);
    }

    #[test]
    fn the_suffix_carries_the_thread(entropy: [u8; 32], thread in "[a-z0-9][a-z0-9_-]{0,40}") {
        let mask = Mask { token: mint(entropy, 15), domain: "marketplace.shop.example".parse().unwrap() };
        let thread: ThreadId = thread.parse().unwrap();
        let address = mask.with_thread(&thread);
        prop_assert_eq!(address.as_str(), format!("{mask}").replace('@', &format!("+{thread}@")));
        let alias = KEY.recognise(address.local()).unwrap();
        prop_assert_eq!((alias.token, alias.thread), (mask.token, Some(thread)));
    }

    #[test]
    fn an_opt_out_link_names_its_buyer(buyer in "[A-Za-z0-9._-]{1,64}") {
        let (links, buyer) = (LinkKey::of(&KEY), buyer.parse::<BuyerId>().unwrap());
        let token = links.sign(&buyer);
        prop_assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        prop_assert_eq!(links.verify(&token), Some(buyer));
    }

    #[test]
    fn a_changed_opt_out_link_names_nobody(place: prop::sample::Index, other in "[A-Za-z0-9_-]") {
        let links = LinkKey::of(&KEY);
        let token = links.sign(&"buyer-1".parse().unwrap());
        let place = place.index(token.len());
        let forged = format!("{}{other}{}", &token[..place], &token[place + 1..]);
        prop_assume!(forged != token);
        prop_assert_eq!(links.verify(&forged), None);
        prop_assert_eq!(links.verify(&token[..place]), None);
    }
}

#[test]
fn guesses_are_refused() {
    let mut guesses = 0_u64;
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |choices: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u8::try_from(state % choices).unwrap()
    };
    for _ in 0..100_000 {
        let letter = char::from(b'a' + next(26));
        let rest = (0..14).map(|_| match next(36) {
            digit @ 0..=9 => char::from(b'0' + digit),
            letter => char::from(b'a' + letter - 10),
        });
        let guess: String = std::iter::once(letter).chain(rest).collect();
        guesses += u64::from(KEY.recognise(&guess).is_some());
    }
    assert_eq!(guesses, 0);
}

#[test]
fn only_case_may_vary() {
    let token = mint([1; 32], 15);
    let token = token.as_str();
    let long = format!("{token}+{}", "a".repeat(64 - token.len()));
    for variant in [
        "",
        "a",
        &format!("\"{token}\""),
        &format!(" {token}"),
        &format!("{token}."),
        &format!("{}\u{200b}{}", &token[..3], &token[3..]),
        &format!("{token}+"),
        &format!("{token}+a b"),
        &format!("{token}+a+b"),
        &format!("{token}-a"),
        &format!("{token}a"),
        &token[1..],
        &token.replace(&token[..1], "\u{ff41}"),
        &long,
    ] {
        assert_eq!(KEY.recognise(variant), None, "{variant:?}");
    }
    assert!(KEY.recognise(&long[..64]).is_some(), "64 characters are a local part");
}

#[test]
fn a_thread_that_is_no_suffix_is_left_out() {
    let mask = Mask { token: mint([1; 32], 15), domain: "marketplace.shop.example".parse().unwrap() };
    let longest = "t".repeat(64 - 16);
    for thread in ["Thread", "a..b", "a.", &format!("{longest}t")] {
        assert_eq!(mask.with_thread(&thread.parse().unwrap()), mask.address(), "{thread}");
    }
    assert_ne!(mask.with_thread(&longest.parse().unwrap()), mask.address());
}

#[test]
fn a_token_has_twelve_to_twenty_characters() {
    for length in [11, 21] {
        assert_eq!(TokenLength::new(length), Err(InvalidMaskToken));
    }
    assert_eq!(mint([0; 32], 12).as_str().len(), 12);
    assert_eq!(KEY.mint(&[0; 32], TokenLength::default()).as_str().len(), 15);
}

#[test]
fn tokens_of_different_entropy_differ() {
    let tokens: std::collections::HashSet<_> = (0..=255).map(|byte| mint([byte; 32], 12)).collect();
    assert_eq!(tokens.len(), 256);
}

#[test]
fn a_link_of_another_key_names_nobody() {
    let token = LinkKey::of(&MaskKey::new([8; 32])).sign(&"buyer-1".parse().unwrap());
    assert_eq!(LinkKey::of(&KEY).verify(&token), None);
}

#[test]
fn a_relay_domain_is_a_dotted_domain_in_lower_case() {
    let domain: RelayDomain = "Marketplace.Shop.Example".parse().unwrap();
    assert_eq!(domain.as_str(), "marketplace.shop.example");
    for wrong in ["", "shop", "a@shop.example", "shop..example", "shop.example.", "-a.example"] {
        assert!(wrong.parse::<RelayDomain>().is_err(), "{wrong}");
    }
}

#[test]
fn keys_do_not_show_in_debug_output() {
    assert_eq!(format!("{KEY:?} {:?}", LinkKey::of(&KEY)), "MaskKey(redacted) LinkKey(redacted)");
}
