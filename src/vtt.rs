//! Captions of audio and video (WebVTT): whether a player can show them.
//!
//! In: the bytes of a file. Out: [`Captions`], or the first thing that is wrong and its line. Styles and settings are
//! passed over: they cannot keep a text from being read.

/// Greatest size of a file that is read.
pub const LIMIT: u64 = 4 * 1024 * 1024;

/// What a file of captions says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Captions {
    /// Texts with their times.
    pub cues: usize,
    /// The language that its header names.
    pub lang: Option<String>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not UTF-8.
    Encoding,
    /// It does not begin with `WEBVTT`.
    NotVtt,
    /// It is the other format, SubRip: numbers and commas in its times.
    Srt,
    /// It has no text with its time.
    Empty,
    /// A time that cannot be read, in this line.
    Time(usize),
    /// An end before its beginning, or a text before the one above it, in this line.
    Order(usize),
    /// A time without a text, in this line.
    NoText(usize),
}

impl Fault {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Fault::Encoding => "codificacion",
            Fault::NotVtt => "otro",
            Fault::Srt => "srt",
            Fault::Empty => "vacio",
            Fault::Time(_) => "tiempo",
            Fault::Order(_) => "orden",
            Fault::NoText(_) => "texto",
        }
    }

    /// The line, if it is about one.
    pub fn line(self) -> usize {
        match self {
            Fault::Time(line) | Fault::Order(line) | Fault::NoText(line) => line,
            _ => 1,
        }
    }
}

/// Reads a file of captions.
pub fn read(bytes: &[u8]) -> Result<Captions, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::Encoding)?;
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text.lines().collect();
    let head = lines.first().copied().unwrap_or_default();
    let rest = head.strip_prefix("WEBVTT");
    if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
        let times = |line: &&&str| line.contains("-->") && line.contains(',');
        return Err(match lines.iter().take(20).find(times) {
            Some(_) => Fault::Srt,
            None => Fault::NotVtt,
        });
    }
    let mut captions = Captions::default();
    let header = lines.iter().take_while(|line| !line.trim().is_empty());
    captions.lang = header
        .filter_map(|line| line.strip_prefix("Language:"))
        .map(|tag| tag.trim().to_owned())
        .find(|tag| !tag.is_empty());
    let mut last = 0;
    let mut note = false;
    for (n, line) in lines.iter().enumerate().skip(1) {
        let blank = line.trim().is_empty();
        let starts = lines[n - 1].trim().is_empty();
        if starts {
            note = ["NOTE", "STYLE", "REGION"]
                .iter()
                .any(|word| line.starts_with(word));
        }
        if blank || note || !line.contains("-->") {
            continue;
        }
        let (from, to) = times(line).ok_or(Fault::Time(n + 1))?;
        if to <= from || from < last {
            return Err(Fault::Order(n + 1));
        }
        last = from;
        let said = lines.get(n + 1).is_some_and(|next| {
            let next = next.trim();
            !next.is_empty() && !next.contains("-->")
        });
        if !said {
            return Err(Fault::NoText(n + 1));
        }
        captions.cues += 1;
    }
    match captions.cues {
        0 => Err(Fault::Empty),
        _ => Ok(captions),
    }
}

/// Beginning and end, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (from, rest) = line.split_once("-->")?;
    let to = rest.split_whitespace().next()?;
    Some((moment(from.trim())?, moment(to)?))
}

/// `01:02:03.450`, `02:03.450`.
fn moment(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.split_once('.')?;
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let good = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u64>().ok().filter(|_| good)
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts[..] {
        [hours, minutes, seconds] => (number(hours, 2..=6)?, minutes, seconds),
        [minutes, seconds] => (0, minutes, seconds),
        _ => return None,
    };
    let (minutes, seconds) = (number(minutes, 2..=2)?, number(seconds, 2..=2)?);
    let within = minutes < 60 && seconds < 60;
    within.then_some(())?;
    Some(((hours * 60 + minutes) * 60 + seconds) * 1000 + number(thousandths, 3..=3)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GOOD: &str = "WEBVTT - Acto\nKind: captions\nLanguage: es\n\nNOTE a --> b\nno es un tiempo\n\n1\n00:01.000 --> 00:02.500 line:0\nBuenos días.\n\n00:00:02.500 --> 100:00:03.000\n- ¿Sí?\n- No.\n";

    #[test]
    fn good_captions_are_counted() {
        let read = read(GOOD.as_bytes()).expect("they are good");
        assert_eq!((read.cues, read.lang.as_deref()), (2, Some("es")));
        let other = GOOD.replace('\n', "\r\n");
        assert_eq!(super::read(format!("\u{feff}{other}").as_bytes()), Ok(read));
    }

    #[test]
    fn each_fault_is_told_at_its_line() {
        let fault = |text: &str| read(text.as_bytes()).expect_err("it is bad");
        assert_eq!(
            read(b"WEBVTT\n\n\xff").expect_err("it is bad"),
            Fault::Encoding
        );
        assert_eq!(fault(""), Fault::NotVtt);
        assert_eq!(
            fault("WEBVTTX\n\n00:01.000 --> 00:02.000\na"),
            Fault::NotVtt
        );
        assert_eq!(fault("1\n00:00:01,000 --> 00:00:02,000\na"), Fault::Srt);
        assert_eq!(
            fault("WEBVTT\n\nNOTE 00:01.000 --> 00:02.000\n"),
            Fault::Empty
        );
        assert_eq!(
            fault("WEBVTT\n\n00:01,000 --> 00:02,000\na"),
            Fault::Time(3)
        );
        assert_eq!(
            fault("WEBVTT\n\n00:61.000 --> 00:62.000\na"),
            Fault::Time(3)
        );
        assert_eq!(
            fault("WEBVTT\n\n00:02.000 --> 00:02.000\na"),
            Fault::Order(3)
        );
        assert_eq!(
            fault("WEBVTT\n\n00:02.000 --> 00:03.000\na\n\n00:01.000 --> 00:04.000\nb"),
            Fault::Order(6)
        );
        assert_eq!(
            fault("WEBVTT\n\n00:01.000 --> 00:02.000\n\na"),
            Fault::NoText(3)
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }

        #[test]
        fn no_text_makes_it_panic(text in "(WEBVTT|NOTE|[0-9]{1,20}|[:.,]|-->|\n| |ñ){0,40}") {
            let _ = read(format!("WEBVTT\n\n{text}").as_bytes());
        }
    }
}
