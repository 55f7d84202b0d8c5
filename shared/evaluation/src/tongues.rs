use content::tongue::{COLUMNS, LATIN, RUN_BITS, UNIT, for_each_run};

/// Passes over the texts.
const EPOCHS: usize = 12;

/// Learns to tell the languages of texts in Latin letters: `(language, text)`. The table that `content` ships.
pub fn fit_tongues(texts: &[(String, String)]) -> Vec<u8> {
    let mut weights = vec![[0.0_f32; COLUMNS]; 1 << RUN_BITS];
    let mut squares = vec![[0.05_f32; COLUMNS]; 1 << RUN_BITS];
    let mut snippets = Vec::new();
    for (language, text) in texts {
        let Some(column) = LATIN.iter().position(|tag| tag == language) else { continue };
        let words: Vec<&str> = text.split_whitespace().collect();
        for size in [4, 8, 16, 1000] {
            for chunk in words.chunks(size) {
                let snippet = chunk.join(" ");
                let latin = snippet.chars().filter(char::is_ascii_alphabetic).count();
                if latin * 2 > snippet.chars().count() {
                    let mut runs = Vec::new();
                    for_each_run(&snippet, |place| runs.push(place));
                    snippets.push((column, runs));
                }
            }
        }
    }
    let mut state = 0x9e37_79b9_u32;
    for _ in 0..EPOCHS {
        for index in (1..snippets.len()).rev() {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            snippets.swap(index, state as usize % (index + 1));
        }
        for (column, runs) in &snippets {
            let mut logits = [0.0_f32; COLUMNS];
            for run in runs {
                for (sum, weight) in logits.iter_mut().zip(&weights[*run]) {
                    *sum += weight;
                }
            }
            let best = logits.iter().take(LATIN.len()).copied().fold(f32::MIN, f32::max);
            let odds: Vec<f32> = logits.iter().take(LATIN.len()).map(|logit| (logit - best).exp()).collect();
            let total: f32 = odds.iter().sum();
            for (place, odds) in odds.iter().enumerate() {
                let gradient = odds / total - f32::from(u8::from(place == *column));
                if gradient.abs() < 1e-3 {
                    continue;
                }
                for run in runs {
                    let square = &mut squares[*run][place];
                    *square += gradient * gradient;
                    weights[*run][place] -= 0.1 * gradient / square.sqrt();
                }
            }
        }
    }
    weights.iter().flatten().map(|weight| byte(*weight)).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "rounded and within bounds")]
fn byte(weight: f32) -> u8 {
    ((weight / UNIT).round().clamp(-127.0, 127.0) as i8).cast_unsigned()
}
