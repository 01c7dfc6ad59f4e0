export const fields = {
  hourMinute: "{hour} {hour:hour|hours} {minute} {minute:minute|minutes}",
  dayHourMinute: "{day} {day:day|days} {hour} {hour:hour|hours} {minute} {minute:minute|minutes}",
} as const;
