//! A colour, how well two are told apart, and the nearest one that is.
//!
//! In: `#rrggbb` or `#rgb`. Out: contrast ratios from 1 to 21 as WCAG 2.2 defines them ("relative luminance", "contrast
//! ratio"), and colours of the same hue that reach a ratio. Hue and chroma are kept in OKLab (Björn Ottosson, "A
//! perceptual color space for image processing", 2020), where a change of lightness alone looks like one.

use std::fmt;

/// A colour of the screen, eight bits a channel, sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Reads `#rrggbb` or `#rgb`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.trim().strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let channel = |shift: u32, bits: u32| (number >> shift) & ((1 << bits) - 1);
        let (red, green, blue) = match digits.len() {
            6 => (channel(16, 8), channel(8, 8), channel(0, 8)),
            3 => (channel(8, 4) * 17, channel(4, 4) * 17, channel(0, 4) * 17),
            _ => return None,
        };
        Some(Colour {
            red: red as u8,
            green: green as u8,
            blue: blue as u8,
        })
    }

    /// Light of each channel, from 0 to 1.
    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|channel| {
            let value = f64::from(channel) / 255.0;
            match value <= 0.04045 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            }
        })
    }

    fn of_linear(light: [f64; 3]) -> Colour {
        let [red, green, blue] = light.map(|light| {
            let light = light.clamp(0.0, 1.0);
            let value = match light <= 0.003_130_8 {
                true => light * 12.92,
                false => 1.055 * light.powf(1.0 / 2.4) - 0.055,
            };
            (value * 255.0).round() as u8
        });
        Colour { red, green, blue }
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio with another colour, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour of this hue, nearest in lightness, that has a ratio with each of `others`; none if no lightness has.
    pub fn nearest(self, others: &[Colour], ratio: f64) -> Option<Colour> {
        let [lightness, a, b] = self.lab();
        let passes = |colour: &Colour| others.iter().all(|other| colour.contrast(*other) >= ratio);
        // A thousandth of lightness is less than a step of eight bits: nothing nearer is missed.
        let steps = (0..=1000).flat_map(|step| {
            let by = f64::from(step) / 1000.0;
            [lightness - by, lightness + by]
        });
        steps
            .filter(|lightness| (0.0..=1.0).contains(lightness))
            .map(|lightness| Colour::of_lab([lightness, a, b]))
            .find(passes)
    }

    /// Lightness and the two axes of colour, in OKLab.
    fn lab(self) -> [f64; 3] {
        let [r, g, b] = self.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ]
    }

    /// The colour at a lightness and on two axes; with less chroma where no screen has as much.
    fn of_lab([lightness, a, b]: [f64; 3]) -> Colour {
        let light = |share: f64| linear_of_lab([lightness, a * share, b * share]);
        let shown = |light: [f64; 3]| {
            light
                .iter()
                .all(|light| (-1e-6..=1.0 + 1e-6).contains(light))
        };
        if shown(light(1.0)) {
            return Colour::of_linear(light(1.0));
        }
        // Half of what is left each time: twenty steps are finer than eight bits.
        let (mut kept, mut step) = (0.0, 0.5);
        for _ in 0..20 {
            if shown(light(kept + step)) {
                kept += step;
            }
            step /= 2.0;
        }
        Colour::of_linear(light(kept))
    }
}

/// Light of each channel; outside 0 to 1 where no screen shows the colour.
fn linear_of_lab([lightness, a, b]: [f64; 3]) -> [f64; 3] {
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap_or_else(|| panic!("{text} is a colour"))
    }

    #[test]
    fn ratios_are_those_published() {
        // WebAIM's and W3C's examples: black on white, the grey that just passes, the grey that just fails.
        for (a, b, ratio) in [
            ("#000", "#fff", 21.0),
            ("#767676", "#ffffff", 4.54),
            ("#777777", "#fff", 4.48),
            ("#0b5d3b", "#ffffff", 7.95),
            ("#fdaa29", "#ffffff", 1.92),
        ] {
            let found = colour(a).contrast(colour(b));
            assert!((found - ratio).abs() < 0.006, "{a} on {b}: {found}");
        }
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in [
            "", "#", "0b5d3b", "#0b5d3", "#0b5d3g", "verde", "#ñññ", "#+12345",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
        assert_eq!(colour("#abc"), colour("#aabbcc"));
    }

    #[test]
    fn the_nearest_grey_is_the_next_one() {
        let white = [colour("#fff")];
        assert_eq!(
            colour("#777777").nearest(&white, 4.5),
            Some(colour("#767676"))
        );
        assert_eq!(
            colour("#767676").nearest(&white, 4.5),
            Some(colour("#767676"))
        );
        // Nothing is told apart from both black and white at ten to one.
        assert_eq!(
            colour("#777").nearest(&[colour("#000"), white[0]], 10.0),
            None
        );
    }

    proptest! {
        #[test]
        fn lab_and_back_is_the_same_colour(red: u8, green: u8, blue: u8) {
            let colour = Colour { red, green, blue };
            prop_assert_eq!(Colour::of_lab(colour.lab()), colour);
        }

        #[test]
        fn the_nearest_passes_and_nothing_is_said_for_what_passes(red: u8, green: u8, blue: u8, ground: u8) {
            let colour = Colour { red, green, blue };
            let others = [Colour { red: ground, green: ground, blue: ground }];
            let near = colour.nearest(&others, 4.5).expect("black or white always passes");
            prop_assert!(near.contrast(others[0]) >= 4.5);
            if colour.contrast(others[0]) >= 4.5 {
                prop_assert_eq!(near, colour);
            }
            prop_assert_eq!(Colour::parse(&near.to_string()), Some(near));
        }
    }
}
