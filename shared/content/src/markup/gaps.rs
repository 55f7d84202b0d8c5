use policy::Rule;

use super::told::Told;

/// Empty lines, line breaks and empty paragraphs in a row (`too-many-line-breaks`, RULEBOOK 7).
///
/// A `<br>` counts, but for the one at the end of a block, which nobody sees. A block without text counts for the line
/// breaks in it, and for one if it has none but is a paragraph or holds a blank. Whatever is shown ends a row; rows at
/// either end of the mail or beside the text of others do not count.
#[derive(Default)]
pub(super) struct Gaps {
    /// How many in this row; none before the first text.
    row: Option<usize>,
    /// Whether something is shown in this line.
    is_in_line: bool,
    /// Whether the last was a `<br>` that ended a line with text.
    is_line_end: bool,
    /// Blocks that are open, the innermost last.
    blocks: Vec<Block>,
}

#[derive(Default)]
struct Block {
    is_paragraph: bool,
    is_filled: bool,
    has_blank: bool,
    breaks: usize,
}

/// Most in a row.
const ROW_MAX: usize = 2;

impl Gaps {
    pub(super) fn open(&mut self, is_paragraph: bool) {
        self.end_line();
        // What holds a block is no empty paragraph itself.
        if let Some(around) = self.blocks.last_mut() {
            around.is_filled = true;
        }
        self.blocks.push(Block { is_paragraph, ..Block::default() });
    }

    pub(super) fn close(&mut self) {
        self.end_line();
        let Some(block) = self.blocks.pop() else { return };
        if !block.is_filled && block.breaks == 0 && (block.is_paragraph || block.has_blank) {
            self.count(1);
        }
    }

    /// Takes a `<br>`.
    pub(super) fn line_break(&mut self) {
        self.is_line_end = self.is_in_line;
        self.is_in_line = false;
        if let Some(block) = self.blocks.last_mut() {
            block.breaks += 1;
        }
        self.count(1);
    }

    /// Takes white space that stands as a line of its own if nothing else does.
    pub(super) fn blank(&mut self) {
        if let Some(block) = self.blocks.last_mut() {
            block.has_blank = true;
        }
    }

    /// Takes a text or picture.
    pub(super) fn shown(&mut self, told: &mut Told) {
        if let Some(row) = self.row.filter(|row| *row > ROW_MAX) {
            told.tell(Rule::TooManyLineBreaks, || format!("{row} line breaks stand in a row"));
        }
        self.row = Some(0);
        self.is_in_line = true;
        self.is_line_end = false;
        if let Some(block) = self.blocks.last_mut() {
            block.is_filled = true;
        }
    }

    /// Takes that somebody else's text stands here.
    pub(super) fn others(&mut self) {
        self.row = None;
        self.is_line_end = false;
        if let Some(block) = self.blocks.last_mut() {
            block.is_filled = true;
        }
    }

    fn count(&mut self, more: usize) {
        if let Some(row) = &mut self.row {
            *row += more;
        }
    }

    /// Ends a line at the edge of a block: a `<br>` right before it only ended the line as well.
    fn end_line(&mut self) {
        if core::mem::take(&mut self.is_line_end)
            && let Some(row) = &mut self.row
        {
            *row = row.saturating_sub(1);
        }
        self.is_in_line = false;
    }
}
