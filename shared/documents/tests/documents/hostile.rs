//! Files that were made to do harm, and damaged ones.

use std::time::{Duration, Instant};

use documents::{Extent, Kind, Unreadable, read};
use proptest::prelude::*;

use crate::made::{bomb, docx, file, lines, packed, page, page_in, pdf, stream};

/// No file takes longer, in a build that is hardly optimised on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(20);

fn read_in_time(what: &str, kind: Kind, bytes: &[u8]) -> Result<documents::Said, Unreadable> {
    let start = Instant::now();
    let said = read(kind, bytes);
    let took = start.elapsed();
    assert!(took < PATIENCE, "{what}: {took:?}");
    said
}

fn counted(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<String>>().concat()
}

/// Each is read no further than the limits, and says that it was not read whole.
#[test]
fn bombs_are_read_in_part() {
    let twice = packed(&bomb(b' ', 1_000));
    let page_of = |filter: &str, data: &[u8]| {
        pdf(&[b"<</Type/Page/Contents 2 0 R>>", &stream(&format!("/Filter{filter}"), data)])
    };
    let objects = stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &bomb(b'9', 500));
    let map = stream("/Filter/FlateDecode", &bomb(b'<', 500));
    let pictures: Vec<Vec<u8>> =
        (0..200).map(|_| stream("/Subtype/Form/Filter/FlateDecode", &bomb(b' ', 9))).collect();
    let font = b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 4 0 R>>";
    for (what, bytes) in [
        ("page", page_of("/FlateDecode", &bomb(b' ', 1_000))),
        ("packed twice", page_of("[/FlateDecode/FlateDecode]", &twice)),
        ("packed five times", page_of("[/Fl/Fl/Fl/Fl/Fl]", &twice)),
        ("objects", pdf(&[&objects])),
        ("forms", pdf(&pictures.iter().map(Vec::as_slice).collect::<Vec<_>>())),
        (
            "map of a font",
            pdf(&[
                b"<</Type/Page/Contents 2 0 R/Resources<</Font<</F 3 0 R>>>>>>",
                &stream("", &lines(&["a"])),
                font,
                &map,
            ]),
        ),
    ] {
        let said = read_in_time(what, Kind::Pdf, &bytes).unwrap();
        assert_eq!(said.extent, Extent::Part, "{what}");
    }
    let text = format!("<w:t>{}</w:t>", "a ".repeat(20 << 20));
    let bytes = docx(&[("word/document.xml", text.as_bytes()), ("word/header1.xml", text.as_bytes())]);
    let said = read_in_time("document", Kind::Docx, &bytes).unwrap();
    assert_eq!(said.extent, Extent::Part);
    let many: Vec<(String, &[u8])> = (0..2_001).map(|at| (format!("word/{at}.xml"), &b"<t/>"[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    assert_eq!(read(Kind::Docx, &docx(&many)), Err(Unreadable::Damaged));
    let said = read_in_time("text", Kind::Text, &b"word ".repeat(2 << 20)).unwrap();
    assert_eq!((said.text.len(), said.extent), (512 << 10, Extent::Part));
}

/// Objects that refer to themselves or each other, and nest without end.
#[test]
fn circles_and_depths_end() {
    let deep = |open: &str| page(open.repeat(1 << 20).as_bytes());
    for (what, bytes) in [
        ("reference", pdf(&[b"1 0 R", b"<</Type/Page/Contents 1 0 R>>"])),
        ("two references", pdf(&[b"2 0 R", b"1 0 R", b"<</Type/Page/Contents 1 0 R/Resources 2 0 R>>"])),
        ("parents", pdf(&[b"<</Type/Page/Contents 2 0 R/Parent 1 0 R>>", &stream("", b"BT ET")])),
        ("length", pdf(&[b"<</Type/Page/Contents 2 0 R>>", b"<</Length 2 0 R>>stream\nBT ET\nendstream"])),
        ("contents", pdf(&[b"<</Type/Page/Contents[1 0 R 1 0 R]>>"])),
        ("filters", pdf(&[b"<</Type/Page/Contents 2 0 R>>", &stream("/Filter 2 0 R", b"BT ET")])),
        ("objects in objects", pdf(&[&stream("/Type/ObjStm/N 1/First 4", b"1 0 <</Type/ObjStm>>")])),
        ("arrays", deep("[")),
        ("dictionaries", deep("<</A")),
        ("strings", deep("(")),
        ("states", deep("q ")),
        ("objects", pdf(&[&b"[".repeat(1 << 20)])),
        ("fields", pdf(&[&b"<</V".repeat(1 << 20)])),
    ] {
        match read_in_time(what, Kind::Pdf, &bytes) {
            Ok(said) => assert_eq!(said.text.trim(), "", "{what}"),
            Err(error) => assert_eq!(error, Unreadable::Damaged, "{what}"),
        }
    }
    let nested = [b"<w:t>".repeat(1 << 20), b"deep".to_vec()].concat();
    read_in_time("tags", Kind::Docx, &docx(&[("word/document.xml", &nested)])).unwrap();
    let attributes: String =
        (0..200_000).fold("<w:p".to_owned(), |tag, at| format!("{tag} a{at}=\"\"")) + "/>";
    read_in_time("attributes", Kind::Docx, &docx(&[("word/document.xml", attributes.as_bytes())])).unwrap();
}

/// Each would take minutes if every step were followed to its end.
#[test]
fn time_is_linear() {
    let repeated =
        |text: &str| [b"%PDF-1.7\n".to_vec(), text.repeat((8 << 20) / text.len()).into_bytes()].concat();
    let one_page_often: Vec<Vec<u8>> = std::iter::once(stream("", &b"BT /F 1 Tf (a) Tj ET ".repeat(1 << 17)))
        .chain((0..20_000).map(|_| b"<</Type/Page/Contents 1 0 R>>".to_vec()))
        .collect();
    let one_font_often = {
        let map = stream("", &b"1 beginbfchar <01> <0041> endbfchar ".repeat(30_000));
        let font = "<</Type/Font/Subtype/Type1/ToUnicode 4 0 R>>".to_owned();
        let content: String = counted(200_000, |at| format!("/F{at} 1 Tf (\\001) Tj "));
        let fonts: String = counted(5_000, |at| format!("/F{at} {font}"));
        let page = format!("<</Type/Page/Contents 2 0 R/Resources<</Font<<{fonts}>>>>>>");
        pdf(&[page.as_bytes(), &stream("", content.as_bytes()), b"null", &map])
    };
    let one_form_often = {
        let entry = b"<</Type/Page/Contents[".to_vec();
        let page = [entry, b"2 0 R ".repeat(40_000), b"]>>".to_vec()].concat();
        pdf(&[&page, &stream("/Filter/FlateDecode", &bomb(b' ', 7))])
    };
    let versions = [
        b"%PDF-1.7\n".to_vec(),
        b"2 0 obj<</Type/Page/Contents 2 0 R/Parent 2 0 R>>stream\nBT\nendstream ".repeat(60_000),
    ]
    .concat();
    for (what, bytes) in [
        ("unclosed strings", repeated("1 0 obj ( ")),
        ("unclosed arrays", repeated("1 0 obj [ ")),
        ("unclosed dictionaries", repeated("1 0 obj << /A ")),
        ("unclosed names", repeated("1 0 obj <")),
        ("unclosed streams", repeated("1 0 obj <<>> stream ")),
        ("unclosed streams of another length", repeated("1 0 obj <</Length 9 0 R>> stream ")),
        ("comments", repeated("1 0 obj % ")),
        ("objects", repeated("1 0 obj 1 ")),
        ("pages", repeated("1 0 obj <</Contents 1 0 R>> ")),
        ("one page often", pdf(&one_page_often.iter().map(Vec::as_slice).collect::<Vec<_>>())),
        ("one font often", one_font_often),
        ("one form often", one_form_often),
        ("versions", versions),
        ("pictures", page(&b"BI ID EI".repeat(1 << 20))),
        ("letters", page(&b"BT /F 1 Tf (a) Tj ET ".repeat(400_000))),
        ("letters that stand for many", {
            let map =
                stream("", format!("1 beginbfchar <01> <{}> endbfchar", "0041".repeat(4_000)).as_bytes());
            let font = "<</Type/Font/Subtype/Type1/ToUnicode 4 0 R>>";
            let resources = b"<</Type/Page/Contents 3 0 R/Resources<</Font<</F 2 0 R>>>>>>";
            pdf(&[
                resources,
                font.as_bytes(),
                &stream("", &[&b"/F 1 Tf ("[..], &vec![1; 8 << 20], b") Tj"].concat()),
                &map,
            ])
        }),
        (
            "wide fonts",
            page_in(
                &format!(
                    "<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</W[{}]>>]>>",
                    "1 [1] ".repeat(9_000)
                ),
                &lines(&["a"]),
            ),
        ),
    ] {
        _ = read_in_time(what, Kind::Pdf, &bytes);
    }
    let parts: String = "<w:p><w:r><w:instrText>HYPERLINK </w:instrText></w:r></w:p>".repeat(100_000);
    _ = read_in_time("fields", Kind::Docx, &docx(&[("word/document.xml", parts.as_bytes())]));
    let links: String = counted(60_000, |at| format!("<w:fldSimple w:instr=\"HYPERLINK http:{at}\"/>"));
    let links = format!("<a>{links}</a>");
    let said = read_in_time("links", Kind::Docx, &docx(&[("word/document.xml", links.as_bytes())])).unwrap();
    assert_eq!((said.links.len(), said.extent), (1_000, Extent::Part));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever is wrong with a file, it is read or not.
    #[test]
    fn a_damaged_file_does_no_harm(
        name in prop::sample::select(vec!["manual.pdf", "manual-packed.pdf", "leaflet.pdf", "printed.pdf", "care.docx"]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        moved in any::<[prop::sample::Index; 3]>(),
        end in any::<prop::sample::Index>(),
    ) {
        let whole = file(name);
        let mut bytes = whole.clone();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let [one, other, to] = moved.map(|place| place.index(whole.len()));
        let mut shuffled = whole.clone();
        shuffled.splice(to..to, whole[one.min(other)..one.max(other)].iter().copied());
        for bytes in [&bytes[..end.index(bytes.len())], &bytes, &shuffled] {
            for kind in [Kind::Pdf, Kind::Docx, Kind::Text] {
                if let Ok(said) = read(kind, bytes) {
                    prop_assert!(said.text.len() <= 512 << 10 && said.links.len() <= 1_000);
                }
            }
        }
    }

    /// The same within the drawing of a page, which no file's packing hides.
    #[test]
    fn a_damaged_page_does_no_harm(
        words in prop::collection::vec(prop::sample::select(vec![
            "BT", "ET", "/F", "10", "Tf", "(text)", "<41>", "Tj", "TJ", "[", "]", "<<", ">>", "-250", "1e9", "Td", "Tm", "cm", "q", "Q",
            "'", "\"", "BI", "ID", "EI", "(", ")", "%", "\n", "0", "99999999999999999999", "Tz", "Tw", "Tc", "TL", "T*", "Do", "R",
        ]), 0..200),
    ) {
        let said = read(Kind::Pdf, &page(words.join(" ").as_bytes()));
        prop_assert!(said.is_ok());
    }
}
