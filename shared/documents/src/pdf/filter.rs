use std::{borrow::Cow, io::Read};

use flate2::read::ZlibDecoder;

use super::object::{Dictionary, Object};

/// Decodes data by one filter, as far as `most` bytes (ISO 32000-1, 7.4). Damaged data end where the damage begins; none
/// if the filter is one of pictures, or unknown.
pub(super) fn decoded(name: &[u8], parameters: &Dictionary<'_>, data: &[u8], most: usize) -> Option<Vec<u8>> {
    match name {
        b"FlateDecode" | b"Fl" => Some(unpredicted(inflated(data, most), parameters)),
        b"LZWDecode" | b"LZW" => {
            let is_early = parameters.get(b"EarlyChange").count() != Some(0);
            Some(unpredicted(lzw(data, is_early, most), parameters))
        }
        b"ASCII85Decode" | b"A85" => Some(ascii_85(data, most)),
        b"ASCIIHexDecode" | b"AHx" => Some(ascii_hex(data, most)),
        b"RunLengthDecode" | b"RL" => Some(run_length(data, most)),
        _ => None,
    }
}

fn inflated(data: &[u8], most: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    // An error leaves what was decoded before it.
    _ = ZlibDecoder::new(data).take(most).read_to_end(&mut bytes);
    bytes
}

/// Undoes the prediction of rows (7.4.4.4): PNG's, which names a method before each row.
fn unpredicted(data: Vec<u8>, parameters: &Dictionary<'_>) -> Vec<u8> {
    let number = |key: &[u8], default: u32| parameters.get(key).count().unwrap_or(default);
    if number(b"Predictor", 1) < 10 {
        return data;
    }
    let bits = u64::from(number(b"Colors", 1).min(32)) * u64::from(number(b"BitsPerComponent", 8).min(16));
    let row = (bits * u64::from(number(b"Columns", 1).min(1 << 20))).div_ceil(8);
    let (Ok(row), Ok(pixel)) = (usize::try_from(row), usize::try_from(bits.div_ceil(8))) else { return data };
    if row == 0 {
        return data;
    }
    let mut above = vec![0; row];
    let mut plain = Vec::with_capacity(data.len());
    for coded in data.chunks(row + 1) {
        let Some((&method, coded)) = coded.split_first() else { break };
        let mut line: Vec<u8> = Vec::with_capacity(row);
        for (place, &byte) in coded.iter().enumerate() {
            let before =
                |line: &[u8]| place.checked_sub(pixel).and_then(|at| line.get(at).copied()).unwrap_or(0);
            let (left, up, corner) = (before(&line), above.get(place).copied().unwrap_or(0), before(&above));
            let predicted = match method {
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            line.push(byte.wrapping_add(predicted));
        }
        plain.extend_from_slice(&line);
        line.resize(row, 0);
        above = line;
    }
    plain
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(up) - i16::from(corner);
    let distance = |byte: u8| (estimate - i16::from(byte)).abs();
    if distance(left) <= distance(up) && distance(left) <= distance(corner) {
        left
    } else if distance(up) <= distance(corner) {
        up
    } else {
        corner
    }
}

/// Codes of 9 to 12 bits that stand for texts seen before (7.4.4.2).
fn lzw(data: &[u8], is_early: bool, most: usize) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const CODES_MAX: usize = 4_096;
    let mut bytes: Vec<u8> = Vec::new();
    // Where the text of each code stands in what was decoded.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut previous: Option<(usize, usize)> = None;
    let (mut bits, mut held) = (0_u32, 0_u32);
    for &byte in data {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        let next = table.len() + END + 1 + usize::from(is_early);
        let width = match next {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        if held < width {
            continue;
        }
        held -= width;
        let code = usize::try_from(bits >> held & ((1 << width) - 1)).unwrap_or(END);
        bits &= (1 << held) - 1;
        let start = bytes.len();
        match code {
            CLEAR => {
                table.clear();
                previous = None;
                continue;
            }
            END => break,
            0..CLEAR => bytes.extend(u8::try_from(code)),
            _ => {
                // The code that is about to be made stands for the text before and its first byte again.
                let known = table.get(code - END - 1).copied();
                let Some((from, length)) = known.or(previous.map(|(from, length)| (from, length + 1))) else {
                    break;
                };
                if bytes.len() + length > most {
                    break;
                }
                for at in from..from + length {
                    bytes.extend(bytes.get(at).copied());
                }
            }
        }
        if bytes.len() >= most {
            break;
        }
        if let Some((from, length)) = previous.filter(|_| table.len() + END + 1 < CODES_MAX) {
            table.push((from, length + 1));
        }
        previous = Some((start, bytes.len() - start));
    }
    bytes.truncate(most);
    bytes
}

fn ascii_85(data: &[u8], most: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut digits: Vec<u8> = Vec::with_capacity(5);
    let number = |digits: &[u8]| {
        digits.iter().fold(0_u32, |number, digit| number.wrapping_mul(85).wrapping_add(u32::from(*digit)))
    };
    for &digit in data.iter().take_while(|byte| **byte != b'~') {
        if bytes.len() >= most {
            break;
        }
        match digit {
            b'z' if digits.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => digits.push(digit - b'!'),
            _ => {}
        }
        if digits.len() == 5 {
            bytes.extend(number(&digits).to_be_bytes());
            digits.clear();
        }
    }
    let count = digits.len().saturating_sub(1);
    digits.resize(5, 84);
    bytes.extend(number(&digits).to_be_bytes().into_iter().take(count));
    bytes.truncate(most);
    bytes
}

fn ascii_hex(data: &[u8], most: usize) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'>');
    let mut digits =
        digits.filter_map(|byte| char::from(*byte).to_digit(16)).filter_map(|it| u8::try_from(it).ok());
    let mut bytes = Vec::new();
    while let Some(high) = digits.next().filter(|_| bytes.len() < most) {
        bytes.push(high << 4 | digits.next().unwrap_or(0));
    }
    bytes
}

fn run_length(data: &[u8], most: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = Vec::new();
    let mut rest = data;
    while let Some((&length, others)) = rest.split_first().filter(|_| bytes.len() < most) {
        let taken = match length {
            128 => break,
            0..128 => usize::from(length) + 1,
            129.. => 1,
        };
        let run = others.get(..taken).unwrap_or(others);
        match (length, run.first()) {
            (129.., Some(&byte)) => bytes.extend(std::iter::repeat_n(byte, 257 - usize::from(length))),
            _ => bytes.extend_from_slice(run),
        }
        rest = others.get(taken..).unwrap_or_default();
    }
    bytes.truncate(most);
    bytes
}

/// The filters of a stream in order, each with its parameters.
pub(super) fn chain<'a>(
    filters: &'a Object<'a>,
    parameters: &'a Object<'a>,
) -> Vec<(&'a [u8], Cow<'a, Dictionary<'a>>)> {
    let of = |parameters: &'a Object<'a>| parameters.dictionary().map_or_else(Cow::default, Cow::Borrowed);
    match filters {
        Object::Name(name) => {
            let first = parameters.array().and_then(|each| each.first()).unwrap_or(parameters);
            vec![(name, of(first))]
        }
        Object::Array(names) => {
            let each = parameters.array().unwrap_or_default();
            let at = |place: usize| each.get(place).unwrap_or(&Object::Null);
            let filters = names.iter().enumerate();
            filters.filter_map(|(place, filter)| Some((filter.name()?, of(at(place))))).collect()
        }
        _ => Vec::new(),
    }
}
