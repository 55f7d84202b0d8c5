macro_rules! texts {
    ($($text:ident $id:literal)+) => {
        /// A message of the Fluent files.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Text { $($text),+ }

        impl Text {
            /// Its identifier in the files.
            pub(crate) const fn id(self) -> &'static str {
                match self { $(Self::$text => $id),+ }
            }

            /// Every message.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$text),+];
        }
    };
}

include!("texts.rs");
