//! Hours of a day, to one form: «8:00 a. m. a 12:00 m. y 2:00 p. m. a 6:00 p. m.» is `08:00-12:00 14:00-18:00`.

/// The comparable form of the first hours in a text.
pub fn hours(text: &str) -> Option<String> {
    (0..text.len())
        .filter(|&at| text.as_bytes()[at].is_ascii_digit())
        .filter(|&at| at == 0 || !text.as_bytes()[at - 1].is_ascii_digit())
        .find_map(|at| look(text, at).map(|(hours, _)| hours))
}

/// The hours that begin at `at`: their comparable form and where they end.
pub(super) fn look(text: &str, at: usize) -> Option<(String, usize)> {
    let mut cursor = at;
    let mut spans: Vec<String> = Vec::new();
    let mut sure = false;
    let mut end = at;
    while let Some((from, halves, clock)) = time(text, &mut cursor) {
        if !word(
            text,
            &mut cursor,
            &["hasta las", "hasta", "a las", "a", "to", "-", "–"],
        ) {
            break;
        }
        let Some((to, to_halves, to_clock)) = time(text, &mut cursor) else {
            break;
        };
        sure |= halves || to_halves || (clock && to_clock);
        // «de 2 a 6 p. m.»: the first takes the half of the day of the second.
        let from = if !halves
            && to_halves
            && to >= 12 * 60
            && from + 12 * 60 < to
            && from < 12 * 60
            && from < 7 * 60
        {
            from + 12 * 60
        } else {
            from
        };
        if from >= to {
            break;
        }
        spans.push(format!(
            "{:02}:{:02}-{:02}:{:02}",
            from / 60,
            from % 60,
            to / 60,
            to % 60
        ));
        end = cursor;
        if !word(
            text,
            &mut cursor,
            &["y de", "y", "and from", "and", ",", ";", "/"],
        ) {
            break;
        }
    }
    (sure && !spans.is_empty()).then(|| (spans.join(" "), end))
}

/// A time of day: minutes, whether it says its half of the day, whether it has minutes.
fn time(text: &str, cursor: &mut usize) -> Option<(u32, bool, bool)> {
    let mut at = *cursor;
    let digits = |at: usize| {
        text.as_bytes()[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let length = digits(at);
    if !(1..=2).contains(&length) {
        return None;
    }
    let hour: u32 = text[at..at + length].parse().ok()?;
    at += length;
    let mut minutes = 0;
    let clock =
        text.as_bytes().get(at) == Some(&b':') && at + 1 < text.len() && digits(at + 1) == 2;
    if clock {
        minutes = text[at + 1..at + 3].parse().ok()?;
        at += 3;
    }
    if hour > 24 || minutes > 59 {
        return None;
    }
    let mut probe = at;
    let morning = word(text, &mut probe, &["a. m.", "a.m.", "a. m", "a.m", "am"]);
    let noon = !morning && word(text, &mut probe, &["p. m.", "p.m.", "p. m", "p.m", "pm"]);
    let twelve = !morning && !noon && hour == 12 && word(text, &mut probe, &["m.", "m", "noon"]);
    if morning || noon || twelve {
        at = probe;
    }
    let hour = match hour {
        12 if morning => 0,
        12 => 12,
        hour if noon && hour < 12 => hour + 12,
        hour => hour,
    };
    *cursor = at;
    Some((hour * 60 + minutes, morning || noon || twelve, clock))
}

/// Passes one of some words, the first that fits, with the spaces around it.
fn word(text: &str, cursor: &mut usize, words: &[&str]) -> bool {
    let skip = |at: usize| {
        let rest = &text[at..];
        at + rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len()
    };
    let at = skip(*cursor);
    let found = words.iter().find(|word| {
        let same = text[at..]
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word));
        let next = text[at..]
            .get(word.len()..)
            .and_then(|rest| rest.chars().next());
        let letter = word.ends_with(|sign: char| sign.is_alphanumeric());
        same && !(letter && next.is_some_and(char::is_alphanumeric))
    });
    if let Some(word) = found {
        let after = at + word.len();
        // The end of a range is where its last word ends; spaces belong to the next word.
        *cursor = if word.ends_with('.') || word.ends_with('m') {
            after
        } else {
            skip(after)
        };
    }
    found.is_some()
}
