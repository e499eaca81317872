/** Three years: many numbers have been given up and given to others after that time. */
export const daysApart = 1096;

/** Whether a mobile was seen at two times so far apart that it may have another owner; 0 = not known when. */
export const areYearsApart = (day: number, otherDay: number): boolean =>
  day !== 0 && otherDay !== 0 && Math.abs(day - otherDay) >= daysApart;
