/// How answering machines begin a subject, by language.
const AUTO_REPLIES: &str = include_str!("../data/auto_reply_subjects.txt");

/// How servers begin the subject of a bounce, by language.
const BOUNCES: &str = include_str!("../data/bounce_subjects.txt");

/// Whether a subject is one of an answering machine. A person's answer to one is not, as it begins with `Re:`.
pub(crate) fn is_auto_reply(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    phrases(AUTO_REPLIES).any(|phrase| subject.strip_prefix(phrase).is_some_and(ends_a_phrase))
}

/// Whether a subject is one of a bounce. People write such subjects about parcels, so it proves nothing alone.
pub(crate) fn is_bounce(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    phrases(BOUNCES).any(|phrase| subject.contains(phrase))
}

/// Whether a subject is one of a complaint, as Outlook.com words it.
pub(crate) fn is_complaint(subject: &str) -> bool {
    subject.to_lowercase().starts_with("complaint about message from")
}

/// Lines are `language: phrase`; `#` begins a comment.
fn phrases(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#')).filter_map(|line| Some(line.split_once(": ")?.1))
}

/// `Out of office: Re: ...`, not `Out of office chair`.
fn ends_a_phrase(rest: &str) -> bool {
    rest.trim_start().chars().next().is_none_or(|next| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answering_machines_are_known_in_every_language() {
        for subject in [
            "Automatic reply: Your order",
            "Out of Office",
            "رد تلقائي: طلبك",
            "Automatická odpověď: dotaz",
            "Abwesenheitsnotiz: Ihre Bestellung",
            "Respuesta automática: pedido",
            "Réponse automatique : votre commande",
            "स्वचालित उत्तर: आदेश",
            "Risposta automatica: ordine",
            "自動返信: ご注文",
            "Automatisch antwoord: bestelling",
            "Automatyczna odpowiedź: zamówienie",
            "Resposta automática: pedido",
            "Автоматический ответ: заказ",
            "Autosvar: beställning",
            "Otomatik yanıt: sipariş",
            "自动回复: 订单",
            "自動回覆：訂單",
        ] {
            assert!(is_auto_reply(subject), "{subject}");
        }
    }

    #[test]
    fn people_are_not_taken_for_answering_machines() {
        for subject in [
            "Re: Automatic reply: Your order",
            "Out of office chair casters",
            "Automatic watch, reply please",
            "Your order",
            "",
        ] {
            assert!(!is_auto_reply(subject), "{subject}");
        }
    }

    #[test]
    fn every_line_of_data_is_a_phrase_in_lower_case() {
        for data in [AUTO_REPLIES, BOUNCES] {
            let lines = data.lines().filter(|line| !line.starts_with('#')).count();
            assert_eq!(phrases(data).count(), lines);
            assert!(phrases(data).all(|phrase| !phrase.is_empty() && phrase == phrase.to_lowercase()));
        }
    }
}
