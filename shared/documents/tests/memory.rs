//! How much memory reading a file takes besides the file itself. In a program of its own, since the peak is the program's.
#![expect(clippy::unwrap_used, reason = "a sample that cannot be made fails its test")]

use std::{fs, io::Write};

use documents::{Kind, read};
use flate2::{Compression, write::ZlibEncoder};

/// What no file takes more than.
const MOST_KIB: usize = 40 << 10;

/// The most memory that the program took so far, in KiB.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

fn packed(piece: &[u8], count: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    (0..count).for_each(|_| encoder.write_all(piece).unwrap());
    encoder.finish().unwrap()
}

fn stream(number: usize, entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("{number} 0 obj<<{entries}/Filter/FlateDecode/Length {}>>stream\n", data.len());
    [head.into_bytes(), data.to_vec(), b"\nendstream endobj\n".to_vec()].concat()
}

#[test]
fn memory_is_bounded() {
    let space = vec![b' '; 1 << 20];
    let page = b"1 0 obj<</Type/Page/Contents 2 0 R/Resources<</Font<</F 3 0 R>>>>>>endobj\n".to_vec();
    let map: Vec<u8> = b"<0001> <0041> ".repeat(1 << 16);
    let fonts: Vec<u8> = (10..60)
        .flat_map(|at| {
            let font = format!("{} 0 obj<</Type/Font/ToUnicode {at} 0 R>>endobj\n", at + 100);
            [stream(at, "", &packed(&[&map[..], b" endbfchar "].concat(), 1)), font.into_bytes()].concat()
        })
        .collect();
    let named: Vec<String> = (110..160).map(|at| format!("/F{at} {at} 0 R")).collect();
    let uses: Vec<String> = (110..160).map(|at| format!("/F{at} 1 Tf (a) Tj ")).collect();
    let with_fonts =
        format!("1 0 obj<</Type/Page/Contents 2 0 R/Resources<</Font<<{}>>>>>>endobj\n", named.concat());
    let objects: Vec<u8> =
        (1..=40).flat_map(|at| stream(at, "/Type/ObjStm/First 9999999", &packed(b"1 0 ", 1 << 20))).collect();
    let files = [
        [page, stream(2, "", &packed(&space, 512))].concat(),
        (1..=40)
            .flat_map(|at| {
                stream(at, "/Subtype/Form/DecodeParms<</Predictor 12/Columns 9>>", &packed(&space, 16))
            })
            .collect(),
        [with_fonts.into_bytes(), stream(2, "", &packed(uses.concat().as_bytes(), 1)), fonts].concat(),
        objects,
        b"1 0 obj 1 ".repeat(1 << 20),
        [b"1 0 obj".to_vec(), b"[1 ".repeat(1 << 20)].concat(),
    ];
    for (number, file) in files.iter().enumerate() {
        let bytes = [b"%PDF-1.7\n".as_slice(), file].concat();
        fs::write("/proc/self/clear_refs", "5").unwrap();
        let before = peak();
        _ = read(Kind::Pdf, &bytes);
        let took = peak() - before;
        assert!(took < MOST_KIB, "file {number} of {} bytes took {took} KiB", bytes.len());
    }
}
