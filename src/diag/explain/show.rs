//! A page for a terminal: prose wrapped to the width, examples with line numbers and a caret under the mistake.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Widest line of prose.
const WIDTH: usize = 78;

/// The page as it is printed; colours only if asked for.
pub fn show(page: &str, color: bool) -> String {
    let mut out = String::new();
    let mut paragraph = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            flush(&mut paragraph, &mut out, color);
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            code(info, &block, &mut out, color);
        } else if line.starts_with("<!--") {
            continue;
        } else if let Some(title) = line.strip_prefix("# ") {
            out.push_str(&bold(title, color));
            out.push('\n');
        } else if line.trim().is_empty() {
            flush(&mut paragraph, &mut out, color);
            if !out.ends_with("\n\n") {
                out.push('\n');
            }
        } else {
            if line.starts_with("- ") {
                flush(&mut paragraph, &mut out, color);
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    flush(&mut paragraph, &mut out, color);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn bold(text: &str, color: bool) -> String {
    match color {
        true => format!("\u{1b}[1m{text}\u{1b}[0m"),
        false => text.to_owned(),
    }
}

/// Writes a paragraph, wrapped; `**…**` is bold, signs of code stay.
fn flush(paragraph: &mut String, out: &mut String, color: bool) {
    let text = std::mem::take(paragraph);
    if text.is_empty() {
        return;
    }
    let mut column = 0;
    let mut strong = false;
    for word in text.split(' ') {
        let plain = word.replace("**", "");
        let width = plain.width();
        if column > 0 {
            let fits = column + 1 + width <= WIDTH;
            out.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        if color {
            let mut parts = word.split("**");
            out.push_str(parts.next().unwrap_or_default());
            for part in parts {
                strong = !strong;
                out.push_str(if strong { "\u{1b}[1m" } else { "\u{1b}[0m" });
                out.push_str(part);
            }
        } else {
            out.push_str(&plain);
        }
        column += width;
    }
    out.push('\n');
}

/// Writes an example: a file has numbered lines, and a caret where the mistake is.
fn code(info: &str, lines: &[&str], out: &mut String, color: bool) {
    let mut words = info.split_whitespace().skip(1);
    let role = words.next();
    if role.is_none() {
        for line in lines {
            out.push_str(&format!("    {line}\n"));
        }
        return;
    }
    let place = words.find_map(|word| {
        let (line, column) = word.strip_prefix("en=")?.split_once(':')?;
        Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?))
    });
    let digits = lines.len().to_string().len();
    let paint = |text: &str| match (color, role) {
        (true, Some("mal")) => format!("\u{1b}[31m{text}\u{1b}[0m"),
        (true, Some("bien")) => format!("\u{1b}[32m{text}\u{1b}[0m"),
        _ => text.to_owned(),
    };
    for (at, line) in lines.iter().enumerate() {
        let number = format!("{:>digits$} │", at + 1);
        out.push_str(format!("  {} {line}", paint(&number)).trim_end());
        out.push('\n');
        if let Some((wrong, column)) = place
            && wrong == at + 1
        {
            let before: usize = line
                .chars()
                .take(column.saturating_sub(1))
                .map(|letter| letter.width().unwrap_or(0))
                .sum();
            let gutter = format!("{:>digits$} │", "");
            out.push_str(&format!(
                "  {} {}{}\n",
                paint(&gutter),
                " ".repeat(before),
                paint("^")
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_and_signs_of_markdown_are_not_shown() {
        let page = "# E0000 · Título\n\n**Por qué.** Una razón.\n\n```toml mal archivo=a en=2:3\na\nñbc\n```\n\n<!-- sin-caso: x · y -->\nFin.\n";
        let plain =
            "E0000 · Título\n\nPor qué. Una razón.\n\n  1 │ a\n  2 │ ñbc\n    │   ^\n\nFin.\n";
        assert_eq!(show(page, false), plain);
        let color = show(page, true);
        assert!(color.contains("\u{1b}[1mPor qué.\u{1b}[0m"), "{color:?}");
        assert!(!plain.contains('\u{1b}'));
    }

    #[test]
    fn prose_fits_eighty_columns() {
        let page = "palabra ".repeat(60);
        assert!(show(&page, false).lines().all(|line| line.width() <= WIDTH));
    }
}
