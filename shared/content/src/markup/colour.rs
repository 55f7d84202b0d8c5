use cssparser_color::{Color, hsl_to_rgb, hwb_to_rgb};

/// A colour in sRGB, each channel from 0 to 255, and how much of it covers what is behind, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Colour {
    channels: [f64; 3],
    alpha: f64,
}

impl Colour {
    pub(super) const BLACK: Self = Self::opaque(0, 0, 0);
    pub(super) const WHITE: Self = Self::opaque(255, 255, 255);
    /// Of links, unless somebody says otherwise.
    pub(super) const LINK: Self = Self::opaque(0, 0, 0xee);
    pub(super) const TRANSPARENT: Self = Self { channels: [0.0; 3], alpha: 0.0 };

    const fn opaque(red: u8, green: u8, blue: u8) -> Self {
        Self { channels: [red as f64, green as f64, blue as f64], alpha: 1.0 }
    }

    /// A colour by its name: CSS's, and those of the reader's own system.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "transparent" => Some(Self::TRANSPARENT),
            "windowtext" | "canvastext" | "-webkit-text" => Some(Self::BLACK),
            "window" | "canvas" => Some(Self::WHITE),
            "linktext" | "-webkit-link" => Some(Self::LINK),
            _ => {
                let (red, green, blue) = cssparser::color::parse_named_color(name).ok()?;
                Some(Self::opaque(red, green, blue))
            }
        }
    }

    /// A colour by its hexadecimal digits.
    pub(super) fn hexadecimal(digits: &str) -> Option<Self> {
        let (red, green, blue, alpha) = cssparser::color::parse_hash_color(digits.as_bytes()).ok()?;
        Some(Self { alpha: f64::from(alpha), ..Self::opaque(red, green, blue) })
    }

    /// A colour as an attribute of old HTML gives it: by name, or by digits with or without `#`.
    pub(super) fn of_attribute(value: &str) -> Option<Self> {
        let value = value.trim().to_ascii_lowercase();
        Self::named(&value).or_else(|| Self::hexadecimal(value.strip_prefix('#').unwrap_or(&value)))
    }

    /// A colour of CSS; none if it is in a space that only a browser computes.
    pub(super) fn of_css(colour: &Color) -> Option<Self> {
        let of_unit = |(red, green, blue): (f32, f32, f32), alpha: f32| Self {
            channels: [red, green, blue].map(|channel| f64::from(channel) * 255.0),
            alpha: f64::from(alpha),
        };
        match colour {
            Color::Rgba(rgba) => {
                Some(Self { alpha: f64::from(rgba.alpha), ..Self::opaque(rgba.red, rgba.green, rgba.blue) })
            }
            Color::Hsl(hsl) => {
                let [hue, saturation, lightness, alpha] =
                    [hsl.hue?, hsl.saturation?, hsl.lightness?, hsl.alpha?];
                Some(of_unit(hsl_to_rgb(hue / 360.0, saturation, lightness), alpha))
            }
            Color::Hwb(hwb) => {
                let [hue, white, black, alpha] = [hwb.hue?, hwb.whiteness?, hwb.blackness?, hwb.alpha?];
                Some(of_unit(hwb_to_rgb(hue / 360.0, white, black), alpha))
            }
            Color::CurrentColor
            | Color::Lab(_)
            | Color::Lch(_)
            | Color::Oklab(_)
            | Color::Oklch(_)
            | Color::ColorFunction(_) => None,
        }
    }

    /// What is seen of it over an opaque colour.
    pub(super) fn over(self, behind: Self) -> Self {
        let [red, green, blue] = self.channels;
        let [red_behind, green_behind, blue_behind] = behind.channels;
        let mixed = |channel: f64, behind: f64| channel * self.alpha + behind * (1.0 - self.alpha);
        let channels = [mixed(red, red_behind), mixed(green, green_behind), mixed(blue, blue_behind)];
        Self { channels, alpha: 1.0 }
    }

    /// Whether it looks the same.
    pub(super) fn is(self, other: Self) -> bool {
        let pairs = self.channels.into_iter().zip(other.channels);
        (self.alpha - other.alpha).abs() < 0.01 && pairs.fold(0.0, |sum, (a, b)| sum + (a - b).abs()) < 1.0
    }

    /// How much it stands out from an opaque colour behind it, from 1 to 21 (WCAG 2, contrast ratio).
    pub(super) fn contrast(self, behind: Self) -> f64 {
        let (one, other) = (self.over(behind).luminance(), behind.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Relative luminance (WCAG 2).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.channels.map(|channel| {
            let channel = channel / 255.0;
            if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// As sellers write it.
    pub(super) fn digits(self) -> String {
        let [red, green, blue] = self.channels.map(f64::round);
        format!("rgb({red}, {green}, {blue})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 0.001);
        assert!((Colour::WHITE.contrast(Colour::WHITE) - 1.0).abs() < 0.001);
        let grey = |digits| Colour::hexadecimal(digits).unwrap().contrast(Colour::WHITE);
        assert!((grey("767676") - 4.54).abs() < 0.01);
        assert!((grey("777777") - 4.48).abs() < 0.01);
    }
}
