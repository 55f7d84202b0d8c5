//! PDFs, feature by feature.

use documents::{Extent, Kind, Said, Unreadable, read};

use crate::made::{hexadecimal, lines, packed, page, page_in, pdf, stream};

fn said(bytes: &[u8]) -> Said {
    read(Kind::Pdf, bytes).unwrap()
}

fn text(bytes: &[u8]) -> String {
    let said = said(bytes);
    assert_eq!(said.extent, Extent::Whole, "{said:?}");
    said.text.trim_end().to_owned()
}

/// ISO 32000-1, 9.4: spaces are often not letters, but distances.
#[test]
fn words_and_lines_are_told_by_where_they_stand() {
    for (content, expected) in [
        ("BT /F 10 Tf (one) Tj (two) Tj ET", "onetwo"),
        ("BT /F 10 Tf [(Sav) 20 (e) -300 (now)] TJ ET", "Save now"),
        ("BT /F 10 Tf 0 90 Td (one) Tj 0 -12 Td (two) Tj ET", "one\ntwo"),
        ("BT /F 10 Tf 12 TL (one) Tj T* (two) Tj (three) ' ET", "one\ntwo\nthree"),
        ("BT /F 10 Tf 12 TL 1 2 (three) \" (four) ' ET", "three\nfour"),
        ("BT /F 10 Tf 0 -12 TD (one) Tj T* (two) Tj ET", "one\ntwo"),
        ("BT /F 10 Tf (part) Tj 200 0 Td (count) Tj ET", "part\tcount"),
        ("BT /F 10 Tf (one) Tj ET BT /F 10 Tf 1 0 0 1 17 0 Tm (two) Tj ET", "one two"),
        (
            "q .1 0 0 .1 0 0 cm BT /F 100 Tf (one) Tj ET Q q .1 0 0 .1 17 0 cm BT /F 100 Tf (two) Tj ET Q",
            "one two",
        ),
        ("BT /F 10 Tf 0 1 -1 0 50 50 Tm (up) Tj 13 0 Td (ward) Tj ET", "up ward"),
        ("BT /F 10 Tf (\\101\\(\\051\\\n\\\\) Tj <4142 4> Tj ET", "A()\\AB@"),
        ("BT /F 10 Tf (a) Tj ET BI /W 1 /H 1 ID (x) Tj EI BT (b) Tj ET", "ab"),
        ("BT /F 10 Tf 3 Tr (unseen) Tj ET", "unseen"),
    ] {
        assert_eq!(text(&page(content.as_bytes())), expected, "{content}");
    }
}

/// ISO 32000-1, 9.6 to 9.10.
#[test]
fn fonts_tell_what_their_codes_stand_for() {
    let simple = |encoding: &str| format!("<</Type/Font/Subtype/Type1/Encoding{encoding}>>");
    for (font, string, expected) in [
        (simple("/WinAnsiEncoding"), "<80 e4 f6>", "€äö"),
        (simple("/MacRomanEncoding"), "<8a 9a>", "äö"),
        (simple("/StandardEncoding"), "<27 a1 ae d0 e1 fb>", "’¡ﬁ—Æß"),
        (
            simple("<</Differences[1/S/a/v/e 65/uni20AC/eacute/afii10017/A.alt]>>"),
            "<01 02 03 04 41 42 43 44>",
            "Save€éАA",
        ),
        (simple("<</BaseEncoding/WinAnsiEncoding/Differences[39/quotesingle]>>"), "<27 e4>", "'ä"),
        ("<</Type/Font/Subtype/Type0/Encoding/UniGB-UCS2-H>>".to_owned(), "<4f18 60e0>", "优惠"),
        ("<</Type/Font/Subtype/Type0/Encoding/90ms-RKSJ-H>>".to_owned(), "<8a84 88f8>", "割引"),
        ("<</Type/Font/Subtype/Type0/Encoding/GBK-EUC-H>>".to_owned(), "<d3c5 bbdd>", "优惠"),
    ] {
        assert_eq!(
            text(&page_in(&font, format!("BT /F 10 Tf {string} Tj ET").as_bytes())),
            expected,
            "{font}"
        );
    }
}

#[test]
fn a_map_tells_what_codes_stand_for() {
    let map = "1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <0053> <0002> <00660069> endbfchar \
               2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <D83DDE00>] endbfrange";
    let file = |map: &[u8]| {
        pdf(&[
            b"<</Type/Page/Contents 4 0 R/Resources<</Font<</F 2 0 R>>>>>>",
            b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 3 0 R/DescendantFonts[<</DW 500/W[1[700 600]16 18 500]>>]>>",
            map,
            &stream("", b"BT /F 10 Tf <00010002 0010 0011 0012 0020 0021> Tj ET"),
        ])
    };
    assert_eq!(text(&file(&stream("", map.as_bytes()))), "Sfiabcx😀");
    assert_eq!(text(&file(&stream("/Filter/FlateDecode", &packed(map.as_bytes())))), "Sfiabcx😀");
    assert_eq!(said(&file(b"null")).extent, Extent::Part, "a font that does not tell");
}

/// ISO 32000-1, 7.4.
#[test]
fn streams_are_unpacked() {
    let plain = lines(&["Save now"]);
    let runs: Vec<u8> =
        plain.chunks(128).flat_map(|run| [&[u8::try_from(run.len() - 1).unwrap()], run].concat()).collect();
    // Rows of 4 bytes, each as the difference from the one above.
    let mut above = [0; 4];
    let rows = plain.chunks(4).flat_map(|row| {
        let coded: Vec<u8> = row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)).collect();
        above[..row.len()].copy_from_slice(row);
        [vec![2], coded].concat()
    });
    let rows: Vec<u8> = rows.collect();
    for (entries, data) in [
        ("", plain.clone()),
        ("/Filter/FlateDecode", packed(&plain)),
        ("/Filter[/ASCIIHexDecode/FlateDecode]", hexadecimal(&packed(&plain))),
        ("/Filter/AHx", [hexadecimal(&plain), b">".to_vec()].concat()),
        ("/Filter/RunLengthDecode", [runs, vec![128]].concat()),
        ("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>", packed(&rows)),
        ("/F#69lter/FlateDecode", packed(&plain)),
        ("/Filter/LZWDecode", lzw(&plain)),
        ("/Filter/ASCII85Decode", ascii_85(&plain)),
    ] {
        let bytes = pdf(&[
            b"<</Type/Page/Contents 3 0 R/Resources<</Font<</F 2 0 R>>>>>>",
            b"<</Type/Font/Subtype/Type1>>",
            &stream(entries, &data),
        ]);
        assert_eq!(text(&bytes), "Save now", "{entries}");
    }
}

/// Bytes as LZW packs them (ISO 32000-1, 7.4.4).
fn lzw(bytes: &[u8]) -> Vec<u8> {
    let mut codes = vec![256];
    let mut known: Vec<Vec<u8>> = Vec::new();
    let code = |known: &[Vec<u8>], text: &[u8]| match text {
        [byte] => Some(usize::from(*byte)),
        _ => known.iter().position(|it| it == text).map(|at| at + 258),
    };
    let mut rest = bytes;
    while !rest.is_empty() {
        let longest =
            (1..=rest.len()).take_while(|length| code(&known, &rest[..*length]).is_some()).last().unwrap();
        codes.push(code(&known, &rest[..longest]).unwrap());
        known.extend((longest < rest.len()).then(|| rest[..=longest].to_vec()));
        rest = &rest[longest..];
    }
    codes.push(257);
    assert!(known.len() < 253, "all codes have 9 bits");
    let bits: Vec<String> = codes.iter().map(|code| format!("{code:09b}")).collect();
    let byte =
        |bits: &[u8]| u8::from_str_radix(&format!("{:0<8}", String::from_utf8_lossy(bits)), 2).unwrap();
    bits.concat().as_bytes().chunks(8).map(byte).collect()
}

/// Bytes in base 85 (ISO 32000-1, 7.4.3).
fn ascii_85(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    for group in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..group.len()].copy_from_slice(group);
        let number = u32::from_be_bytes(four);
        let digits = [85_u32.pow(4), 85_u32.pow(3), 85 * 85, 85, 1]
            .map(|unit| b'!' + u8::try_from(number / unit % 85).unwrap());
        text.extend(&digits[..=group.len()]);
    }
    text.extend(b"~>");
    text
}

/// Wherever a page or drawing lies, it is found; and whatever the file's own table says.
#[test]
fn nothing_hides() {
    let drawing = lines(&["Save now"]);
    let font = b"<</Subtype/Type1>>".as_slice();
    let fonts = "/Resources<</Font<</F 1 0 R>>>>";
    let node = format!("<</Type/Pages{fonts}>>");
    let objects = packed(format!("7 0 <</Type/Page/Contents 3 0 R{fonts}>>").as_bytes());
    let length = drawing.len().to_string();
    let with_length = [b"<</Length 4 0 R>>stream\n".as_slice(), &drawing, b"\nendstream"].concat();
    for (what, bytes) in [
        (
            "inherited fonts",
            pdf(&[
                font,
                b"<</Type/Page/Parent 4 0 R/Contents 3 0 R>>",
                &stream("", &drawing),
                node.as_bytes(),
            ]),
        ),
        (
            "a list of streams",
            pdf(&[font, format!("<</Contents[3 0 R]{fonts}>>").as_bytes(), &stream("", &drawing)]),
        ),
        (
            "a list elsewhere",
            pdf(&[font, format!("<</Contents 4 0 R{fonts}>>").as_bytes(), &stream("", &drawing), b"[3 0 R]"]),
        ),
        (
            "a packed page",
            pdf(&[
                font,
                &stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &objects),
                &stream("", &drawing),
            ]),
        ),
        ("a form", pdf(&[font, &stream(&format!("/Subtype/Form{fonts}"), &drawing)])),
        ("a pattern", pdf(&[font, &stream(&format!("/PatternType 1{fonts}"), &drawing)])),
        (
            "a form without fonts",
            pdf(&[
                font,
                format!("<</Contents 4 0 R{fonts}>>").as_bytes(),
                &stream("/Subtype/Form", &drawing),
                b"null",
            ]),
        ),
        (
            "a length elsewhere",
            pdf(&[font, format!("<</Contents 3 0 R{fonts}>>").as_bytes(), &with_length, length.as_bytes()]),
        ),
        (
            "a wrong length",
            pdf(&[
                font,
                format!("<</Contents 3 0 R{fonts}>>").as_bytes(),
                &[b"<</Length 3>>stream\n".as_slice(), &drawing, b"\nendstream"].concat(),
            ]),
        ),
        (
            "names in escapes",
            pdf(&[
                font,
                b"<</Type/#50age/C#6fntents 3 0 R/Resources<</F#6fnt<</F 1 0 R>>>>>>",
                &stream("", &drawing),
            ]),
        ),
    ] {
        assert_eq!(text(&bytes), "Save now", "{what}");
    }
    let mut changed = pdf(&[font, format!("<</Contents 3 0 R{fonts}>>").as_bytes(), &stream("", &drawing)]);
    changed.extend([b"\n3 0 obj ".as_slice(), &stream("", &lines(&["All is well"])), b" endobj"].concat());
    assert_eq!(text(&changed), "Save now\nAll is well", "what was written first is still in the file");
}

#[test]
fn texts_that_are_not_drawn_are_read() {
    let bytes = pdf(&[
        b"<</Title(A coupon)/Subject<FEFF00530061>/Keywords(now)/Comments(for you)/Author(Jane)/Creator(https://maker.example)>>",
        b"<</Type/Annot/Contents(A note)/A<</S/URI/URI(https://oak-shop.example)>>>>",
        b"<</FT/Tx/V(A field)/TU 4 0 R>>",
        b"(A hint)",
        b"<</Title(A bookmark)/A<</S/GoToR/F(https://other.example/a.pdf)>>>>",
        &stream("/Type/Metadata", b"<x><dc:title><rdf:li>Of XMP</rdf:li></dc:title><xmp:CreatorTool>no</xmp:CreatorTool></x>"),
    ]);
    let said = said(&bytes);
    let lines: Vec<&str> = said.text.lines().collect();
    for line in ["A coupon", "Sa", "now", "for you", "A note", "A field", "A hint", "A bookmark", "Of XMP"] {
        assert!(lines.contains(&line), "{line}: {lines:?}");
    }
    assert_eq!(lines.len(), 9, "{lines:?}");
    assert_eq!(said.links, ["https://oak-shop.example", "https://other.example/a.pdf"]);
}

#[test]
fn what_cannot_be_read_is_told() {
    for (bytes, expected) in [
        (b"%PDF-1.7\n1 0 obj<</Encrypt 2 0 R>>endobj".as_slice(), Unreadable::Encrypted),
        (b"%PDF-1.7\n", Unreadable::Damaged),
        (b"", Unreadable::Damaged),
    ] {
        assert_eq!(read(Kind::Pdf, bytes), Err(expected));
    }
    assert_eq!(said(&pdf(&[b"<</EncryptMetadata true>>"])).extent, Extent::Whole);
    let no_font = pdf(&[b"<</Type/Page/Contents 2 0 R>>", &stream("", &lines(&["a"]))]);
    assert_eq!(said(&no_font).extent, Extent::Part);
}
