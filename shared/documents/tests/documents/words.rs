//! Word documents and text files, feature by feature.

use documents::{Extent, Kind, Said, Unreadable, read};

use crate::made::{docx, letter};

fn said(bytes: &[u8]) -> Said {
    read(Kind::Docx, bytes).unwrap()
}

#[test]
fn paragraphs_tables_and_drawings_are_read() {
    for (body, expected) in [
        (
            "<w:p><w:r><w:t>Sa</w:t></w:r><w:r><w:t>ve </w:t></w:r><w:r><w:t>now</w:t></w:r></w:p><w:p><w:t>Two</w:t></w:p>",
            "Save now\nTwo",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:t>Part</w:t></w:p></w:tc><w:tc><w:p><w:t>8</w:t></w:p></w:tc></w:tr></w:tbl>",
            "Part\n8",
        ),
        (
            "<w:p><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:p>",
            "a\tb\nc-d",
        ),
        (
            "<w:p><w:t>one &amp; two &#33;&lt;</w:t><w:t><![CDATA[<three>]]></w:t></w:p>",
            "one & two !<<three>",
        ),
        ("<x:p><x:r><x:t>any prefix</x:t></x:r></x:p>", "any prefix"),
        ("<w:p><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>", "deleted"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>", "hidden"),
        ("<w:p><wps:txbx><w:p><w:t>in a box</w:t></w:p></wps:txbx></w:p>", "in a box"),
        (
            "<w:p><wp:docPr id=\"1\" descr=\"of a picture\" title=\"its title\"/></w:p>",
            "of a picture\nits title",
        ),
        (
            "<w:p><v:shape alt=\"of a shape\"><v:textpath string=\"as art\"/></v:shape></w:p>",
            "of a shape\nas art",
        ),
        ("<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:fldChar/></w:r></w:p>", ""),
    ] {
        let said = said(&letter(body));
        assert_eq!((said.text.trim_end(), said.extent), (expected, Extent::Whole), "{body}");
    }
}

#[test]
fn all_parts_are_read_whatever_their_names() {
    let part = |text: &str| format!("<w:p><w:t>{text}</w:t></w:p>").into_bytes();
    let utf_16: Vec<u8> =
        "\u{feff}<w:p><w:t>UTF-16</w:t></w:p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let properties = b"<cp:coreProperties><dc:title>Title</dc:title><dc:creator>Jane</dc:creator><cp:keywords>Keyword</cp:keywords>\
        <dc:description>Comment</dc:description></cp:coreProperties>";
    let bytes = docx(&[
        ("word/document.xml", &part("Body")),
        ("word/header1.xml", &part("Header")),
        ("word/footnotes.xml", &part("Footnote")),
        ("word/comments.xml", &part("Note")),
        ("word/other.bin", &[b"\xef\xbb\xbf".to_vec(), part("Other")].concat()),
        ("word/wide.xml", &utf_16),
        ("word/media/image.png", b"\x89PNG <w:t>no</w:t>"),
        ("docProps/core.xml", properties),
        ("docProps/app.xml", b"<Properties><Company>Oak</Company></Properties>"),
    ]);
    let said = said(&bytes);
    let lines: Vec<&str> = said.text.lines().collect();
    assert_eq!(
        lines,
        ["Body", "Header", "Footnote", "Note", "Other", "UTF-16", "Title", "Keyword", "Comment"]
    );
}

#[test]
fn links_are_those_of_relationships_and_fields() {
    let relationships = b"<Relationships><Relationship Target=\"https://one.example/?a=1&amp;b\" TargetMode=\"External\" Type=\"x/hyperlink\"/>\
        <Relationship Target=\"styles.xml\"/><Relationship TargetMode=\"External\" Target=\"file:///C:/me/a.dotx\" Type=\"x/attachedTemplate\"/>\
        <Relationship TargetMode=\"External\" Target=\"https://two.example/a.dotx\" Type=\"x/attachedTemplate\"/></Relationships>";
    let fields = b"<w:document><w:instrText> HYPERLINK \"https://th</w:instrText><w:instrText>ree.example\" \\o \"tip\" </w:instrText>\
        <w:fldChar/><w:fldSimple w:instr=\"HYPERLINK www.four.example\"/><v:rect href=\"https://five.example\"/></w:document>";
    let said = said(&docx(&[("word/_rels/document.xml.rels", relationships), ("word/document.xml", fields)]));
    let expected = [
        "https://one.example/?a=1&b",
        "https://two.example/a.dotx",
        "https://three.example",
        "www.four.example",
        "https://five.example",
    ];
    assert_eq!((said.links.as_slice(), said.text.as_str()), (&expected.map(str::to_owned)[..], ""));
}

#[test]
fn what_cannot_be_read_is_told() {
    assert_eq!(read(Kind::Docx, b"PK\x03\x04 no archive"), Err(Unreadable::Damaged));
    let cut = said(&docx(&[("word/document.xml", b"<w:p><w:t>Save now</w:t></w:p><w:p")]));
    assert_eq!((cut.text.as_str(), cut.extent), ("Save now\n", Extent::Part));
    let elsewhere = said(&letter("<w:altChunk r:id=\"x\"/>"));
    assert_eq!(elsewhere.extent, Extent::Part);
}

#[test]
fn text_files_are_read_in_their_encoding() {
    let utf_16 =
        |unit: fn(u16) -> [u8; 2]| "\u{feff}Grüße".encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    for bytes in [
        "Grüße".as_bytes().to_vec(),
        "\u{feff}Grüße".into(),
        b"Gr\xfc\xdfe".to_vec(),
        utf_16(u16::to_le_bytes),
        utf_16(u16::to_be_bytes),
    ] {
        let said = read(Kind::Text, &bytes).unwrap();
        assert_eq!(said, Said { text: "Grüße".into(), links: Vec::new(), extent: Extent::Whole });
    }
}
