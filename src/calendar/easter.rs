//! Easter Sunday.

use jiff::civil::Date;

/// Easter Sunday of a year of the Gregorian calendar (the algorithm that *Nature* printed in 1876).
pub fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (century.div_euclid(4), century.rem_euclid(4));
    let f = (century + 8).div_euclid(25);
    let g = (century - f + 1).div_euclid(3);
    let moon = (19 * golden + century - d - g + 15).rem_euclid(30);
    let (i, k) = (of_century / 4, of_century % 4);
    let weekday = (32 + 2 * e + 2 * i - moon - k).rem_euclid(7);
    let m = (golden + 11 * moon + 22 * weekday).div_euclid(451);
    let sum = moon + weekday - 7 * m + 114;
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(sum / 31).ok()?,
        i8::try_from(sum % 31 + 1).ok()?,
    )
    .ok()
}
