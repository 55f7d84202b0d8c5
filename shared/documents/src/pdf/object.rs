use std::borrow::Cow;

/// A value of a PDF (ISO 32000-1, 7.3), or an operator of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object<'a> {
    /// `null`, a truth value, or nothing that is there.
    Null,
    Integer(i32),
    Real(f64),
    /// Without its slash, `#xx` resolved.
    Name(Cow<'a, [u8]>),
    /// Without its brackets, escapes resolved.
    String(Cow<'a, [u8]>),
    Array(Vec<Object<'a>>),
    Dictionary(Dictionary<'a>),
    /// To the object of this number.
    Reference(u32),
    Operator(&'a [u8]),
}

/// Keys and values, in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dictionary<'a>(pub(super) Vec<(Cow<'a, [u8]>, Object<'a>)>);

impl<'a> Dictionary<'a> {
    /// The value of a key; null if there is none.
    pub(super) fn get(&self, key: &[u8]) -> &Object<'a> {
        self.0.iter().find(|(name, _)| **name == *key).map_or(&Object::Null, |(_, value)| value)
    }

    /// Whether the value of a key is this name.
    pub(super) fn says(&self, key: &[u8], name: &[u8]) -> bool {
        self.get(key).name() == Some(name)
    }
}

impl<'a> Object<'a> {
    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn string(&self) -> Option<&[u8]> {
        match self {
            Self::String(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(f64::from(*number)),
            Self::Real(number) => Some(*number),
            _ => None,
        }
    }

    /// A whole number that is not negative.
    pub(super) fn count(&self) -> Option<u32> {
        match self {
            Self::Integer(number) => u32::try_from(*number).ok(),
            _ => None,
        }
    }

    pub(super) fn dictionary(&self) -> Option<&Dictionary<'a>> {
        match self {
            Self::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    pub(super) fn array(&self) -> Option<&[Object<'a>]> {
        match self {
            Self::Array(values) => Some(values),
            _ => None,
        }
    }
}
