/**
 * 回访: the sample that the township calls back. It is drawn from the visit's id, so that nobody can choose whom to leave out
 * and each look at the list is the same.
 */
export function isFollowedUp(visitId: string, percent: number): boolean {
  // The last 12 digits of a UUID are random in version 4 and in version 7 alike.
  const drawn = Number.parseInt(visitId.replaceAll('-', '').slice(-8), 16) % 100;
  return drawn < percent;
}
