mod reader;

use cssparser::Parser;
use hypertext::Element;

use reader::{Next, next_selector};

/// Which elements the declarations of a sheet hold for. What only a browser can tell, such as `:first-child`, is taken
/// to hold.
#[derive(Debug, Default)]
pub(super) struct Selector {
    /// The innermost element first.
    compounds: Vec<Compound>,
    /// How special it is (CSS): the more special one wins.
    pub(super) specificity: u32,
}

/// What is asked of one element.
#[derive(Debug, Default)]
struct Compound {
    simple: Vec<Simple>,
    /// Whether the next element out is the one right around it.
    is_child: bool,
}

#[derive(Debug)]
enum Simple {
    Name(String),
    Class(String),
    Id(String),
    Attribute { name: String, value: Option<String> },
}

/// By what the elements are found that a selector may hold for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Id(String),
    Class(String),
    Name(String),
    Any,
}

/// Elements of a selector, and demands on one of them, that are read: dropping one finds more, not less.
const DEMANDS_MAX: usize = 8;

/// Classes of an element that are looked at.
const CLASSES_MAX: usize = 32;

/// Selectors of one list that are read.
const LIST_MAX: usize = 256;

impl Selector {
    /// The selectors of a list, but for those of a state that no one sees in a mail, such as `:hover`.
    pub(super) fn list(prelude: &str) -> Vec<Self> {
        let mut parser = Parser::new(prelude);
        let mut selectors = Vec::new();
        while selectors.len() < LIST_MAX {
            match next_selector(&mut parser) {
                Next::Selector(selector) => selectors.push(selector),
                Next::Never => {}
                Next::End => break,
            }
        }
        selectors
    }

    /// By what its innermost element is found.
    pub(super) fn key(&self) -> Key {
        let simple = || self.compounds.first().into_iter().flat_map(|compound| &compound.simple);
        let id = simple().find_map(|simple| match simple {
            Simple::Id(id) => Some(Key::Id(id.clone())),
            _ => None,
        });
        let class = || {
            simple().find_map(|simple| match simple {
                Simple::Class(class) => Some(Key::Class(class.clone())),
                _ => None,
            })
        };
        let name = || {
            simple().find_map(|simple| match simple {
                Simple::Name(name) => Some(Key::Name(name.clone())),
                _ => None,
            })
        };
        id.or_else(class).or_else(name).unwrap_or(Key::Any)
    }

    /// Whether it holds for an element, `around` being the elements around it, the outermost first. Counts what was
    /// looked at into `work`.
    pub(super) fn holds_for<'a>(
        &self,
        element: &Element,
        around: impl DoubleEndedIterator<Item = &'a Element>,
        work: &mut usize,
    ) -> bool {
        let mut compounds = self.compounds.iter();
        let Some(innermost) = compounds.next() else { return true };
        if !innermost.holds_for(element, work) {
            return false;
        }
        let mut around = around.rev();
        let mut within = innermost;
        for compound in compounds {
            let found = if within.is_child {
                around.next().is_some_and(|element| compound.holds_for(element, work))
            } else {
                around.any(|element| compound.holds_for(element, work))
            };
            if !found {
                return false;
            }
            within = compound;
        }
        true
    }
}

impl Compound {
    fn holds_for(&self, element: &Element, work: &mut usize) -> bool {
        self.simple.iter().all(|simple| {
            *work += 1;
            simple.holds_for(element)
        })
    }

    fn demand(&mut self, simple: Simple) {
        if self.simple.len() < DEMANDS_MAX {
            self.simple.push(simple);
        }
    }
}

impl Simple {
    fn holds_for(&self, element: &Element) -> bool {
        match self {
            Self::Name(name) => *element.name == **name,
            Self::Class(class) => classes(element).any(|own| own.eq_ignore_ascii_case(class)),
            Self::Id(id) => element.attribute("id").is_some_and(|own| own.trim().eq_ignore_ascii_case(id)),
            Self::Attribute { name, value } => element
                .attribute(name)
                .is_some_and(|own| value.as_deref().is_none_or(|value| own.eq_ignore_ascii_case(value))),
        }
    }
}

/// The keys under which selectors for an element are found.
pub(super) fn keys(element: &Element) -> impl Iterator<Item = Key> {
    let id = element.attribute("id").map(|id| Key::Id(id.trim().to_ascii_lowercase()));
    let classes = classes(element).map(|class| Key::Class(class.to_ascii_lowercase()));
    let name = [Key::Name(element.name.to_string()), Key::Any];
    id.into_iter().chain(classes).chain(name)
}

fn classes(element: &Element) -> impl Iterator<Item = &str> {
    element.attribute("class").unwrap_or_default().split_ascii_whitespace().take(CLASSES_MAX)
}
