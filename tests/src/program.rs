use crate::{Letter, Mail, World};

/// A mail program, and how it answers: each quotes the original in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Text and HTML, quoted below an attribution.
    Gmail,
    /// HTML, the original below a copied head, without any mark on its lines.
    Outlook,
    /// Plain text, the original with marks below an attribution that is marked as well.
    AppleMail,
}

impl Program {
    /// Answers a mail as `me`, to the address that it came from.
    pub fn answer<'w>(self, world: &'w World, mail: &Mail, me: &str, words: &str) -> Letter<'w> {
        let mut ids = mail.references.clone();
        ids.push(mail.message_id.clone());
        let subject = format!("Re: {}", mail.subject.trim_start_matches("Re: "));
        let letter = world.mail().from(me).to(&mail.from).subject(&subject).references(&ids);
        match self {
            Self::Gmail => {
                letter.body("multipart/alternative; boundary=\"000\"", gmail(mail, words).as_bytes())
            }
            Self::Outlook => letter.header("Thread-Topic", &mail.subject).html(&outlook(mail, me, words)),
            Self::AppleMail => {
                letter.header("X-Mailer", "Apple Mail (2.3654)").text(&apple_mail(mail, words))
            }
        }
    }
}

fn gmail(mail: &Mail, words: &str) -> String {
    let (name, from) = (&mail.from_name, &mail.from);
    format!(
        "--000\nContent-Type: text/plain; charset=\"UTF-8\"\n\n{words}\n\nOn Tue, Jan 20, 2026 at 1:00 AM {name} <\n\
         {from}> wrote:\n\n{}\n\n--000\nContent-Type: text/html; charset=\"UTF-8\"\n\n<div dir=\"ltr\">{words}</div>\
         <br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Tue, Jan 20, 2026 at 1:00 AM {name} \
         &lt;<a href=\"mailto:{from}\">{from}</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\" \
         style=\"margin:0px\">{}</blockquote></div>\n--000--",
        marked(&mail.text),
        inner(&mail.html)
    )
}

fn outlook(mail: &Mail, me: &str, words: &str) -> String {
    format!(
        "<html><head><style><!-- p.MsoNormal {{ margin:0cm }} --></style></head><body lang=\"EN-US\">\
         <div class=\"WordSection1\"><p class=\"MsoNormal\">{words}<o:p></o:p></p><div>\
         <div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\">\
         <p class=\"MsoNormal\"><b>From:</b> {} &lt;{}&gt; <br><b>Sent:</b> Tuesday, January 20, 2026 1:00 AM<br>\
         <b>To:</b> {me}<br><b>Subject:</b> {}<o:p></o:p></p></div></div>{}</div></body></html>",
        mail.from_name,
        mail.from,
        mail.subject,
        inner(&mail.html)
    )
}

fn apple_mail(mail: &Mail, words: &str) -> String {
    format!(
        "{words}\n\n> On Jan 20, 2026, at 1:00 AM, {} <{}> wrote:\n> \n{}\n",
        mail.from_name,
        mail.from,
        marked(&mail.text)
    )
}

fn marked(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

/// What stands in the body of a page.
fn inner(html: &str) -> &str {
    let body =
        html.split_once("<body").and_then(|(_, rest)| rest.split_once('>')).map_or(html, |(_, body)| body);
    body.split_once("</body>").map_or(body, |(body, _)| body)
}
