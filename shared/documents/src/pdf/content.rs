use std::rc::Rc;

use super::{
    font::Font,
    fonts::Fonts,
    lexer::Lexer,
    object::Object,
    place::{Gap, Matrix, gap},
};
use crate::words::Words;

/// Most operands of an operator, and most states that are kept for later.
const OPERANDS_MAX: usize = 64;
const STATES_MAX: usize = 64;

/// A page, or a drawing within one, on its way through (ISO 32000-1, 8 and 9).
pub(super) struct Content<'f, 'd, 'w> {
    fonts: Fonts<'f, 'd>,
    words: &'w mut Words,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    /// Where the text that was shown last ends.
    end: Option<(f64, f64)>,
}

/// How things are drawn.
#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    between_characters: f64,
    between_words: f64,
    width: f64,
    leading: f64,
}

impl<'f, 'd, 'w> Content<'f, 'd, 'w> {
    pub(super) fn new(fonts: Fonts<'f, 'd>, words: &'w mut Words) -> Self {
        let state = State {
            page: Matrix::IDENTITY,
            font: None,
            size: 0.0,
            between_characters: 0.0,
            between_words: 0.0,
            width: 1.0,
            leading: 0.0,
        };
        let (text, line) = (Matrix::IDENTITY, Matrix::IDENTITY);
        Self { fonts, words, state, saved: Vec::new(), text, line, end: None }
    }

    /// Reads the texts that it shows.
    pub(super) fn read(mut self, data: &[u8]) {
        let mut lexer = Lexer::new(data, 0);
        let mut operands: Vec<Object<'_>> = Vec::new();
        while lexer.at() < data.len() && !self.words.is_full() {
            match lexer.object() {
                Some(Object::Operator(b"ID")) => {
                    lexer.pass_picture();
                    operands.clear();
                }
                Some(Object::Operator(operator)) => {
                    self.take(operator, &operands);
                    operands.clear();
                }
                Some(operand) if operands.len() < OPERANDS_MAX => operands.push(operand),
                Some(_) => {}
                None => {
                    lexer.pass_space();
                    if lexer.at() < data.len() {
                        self.words.miss();
                    }
                    lexer.pass_byte();
                }
            }
        }
        if self.words.is_full() {
            self.words.miss();
        }
        self.words.end_line();
    }

    fn take(&mut self, operator: &[u8], operands: &[Object<'_>]) {
        let number = |place: usize| operands.get(place).and_then(Object::number).unwrap_or(0.0);
        match operator {
            b"q" if self.saved.len() < STATES_MAX => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => self.state.page = matrix(operands).then(self.state.page),
            b"BT" => (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            b"Tf" => {
                self.state.font =
                    operands.first().and_then(Object::name).and_then(|name| self.fonts.named(name));
                self.state.size = number(1);
            }
            b"Tc" => self.state.between_characters = number(0),
            b"Tw" => self.state.between_words = number(0),
            b"Tz" => self.state.width = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Td" => self.move_by(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.move_by(number(0), number(1));
            }
            b"Tm" => (self.text, self.line) = (matrix(operands), matrix(operands)),
            b"T*" => self.next_line(),
            b"Tj" => self.show(operands.first()),
            b"'" => {
                self.next_line();
                self.show(operands.first());
            }
            b"\"" => {
                (self.state.between_words, self.state.between_characters) = (number(0), number(1));
                self.next_line();
                self.show(operands.get(2));
            }
            b"TJ" => {
                for piece in operands.first().and_then(Object::array).unwrap_or_default() {
                    match piece.number() {
                        Some(back) => self.advance(-back / 1_000.0 * self.state.size),
                        None => self.show(Some(piece)),
                    }
                }
            }
            _ => {}
        }
    }

    fn move_by(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn next_line(&mut self) {
        self.move_by(0.0, -self.state.leading);
    }

    /// Moves on along the line of writing.
    fn advance(&mut self, by: f64) {
        self.text = Matrix::shift(by * self.state.width, 0.0).then(self.text);
    }

    fn show(&mut self, string: Option<&Object<'_>>) {
        let Some(string) = string.and_then(Object::string) else { return };
        let Some(font) = self.state.font.clone() else {
            self.words.miss();
            return;
        };
        if let Some(end) = self.end {
            match gap(end, self.text.then(self.state.page), self.state.size) {
                Gap::None => {}
                Gap::Word => self.words.part(" "),
                Gap::Column => self.words.part("\t"),
                Gap::Line => self.words.part("\n"),
            }
        }
        font.show(string, &mut String::new(), |text, glyph| {
            if !glyph.is_told {
                self.words.miss();
            }
            self.words.push(text);
            text.clear();
            let of_word = if glyph.is_space { self.state.between_words } else { 0.0 };
            self.advance(glyph.width * self.state.size + self.state.between_characters + of_word);
        });
        self.end = Some(self.text.then(self.state.page).origin());
    }
}

fn matrix(operands: &[Object<'_>]) -> Matrix {
    let mut matrix = Matrix::IDENTITY;
    for (number, operand) in matrix.0.iter_mut().zip(operands) {
        *number = operand.number().unwrap_or(0.0);
    }
    matrix
}
