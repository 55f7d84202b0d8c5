use policy::Buyer;
use wording::{Direction, OptOutPage, Wording};

/// The page behind a buyer's opt-out link: what the preference is now, and a button to change it.
pub(crate) fn page(words: &Wording, buyer: &Buyer) -> String {
    let OptOutPage { title, explanation, button, done, undo_button, undone: _, already_done: _ } =
        words.opt_out_page();
    let (text, choice, label) = match buyer.opted_out_at {
        Some(_) => (done, "opt-in", undo_button),
        None => (explanation, "opt-out", button),
    };
    let direction = match words.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    format!(
        r#"<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
body {{ max-width: 34rem; margin: 4rem auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff }}
button {{ font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: .3rem; color: #fff; background: #1d4f91; cursor: pointer }}
button:focus-visible {{ outline: .2rem solid #f0a500; outline-offset: .15rem }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
<form method="post"><button name="choice" value="{choice}">{label}</button></form>
</main>
</body>
</html>
"#,
        language = words.language(),
        title = escaped(&title),
        text = escaped(&text),
        label = escaped(&label),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
