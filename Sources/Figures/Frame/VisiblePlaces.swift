/// At most `room` of `count` places, such that those in play are seen, with a little around them.
package func visiblePlaces(of count: Int, around play: Range<Int>, room: Int) -> Range<Int> {
  guard count > room else { return 0..<count }
  let middle = (play.lowerBound + play.upperBound) / 2
  let start = min(max(0, min(middle - room / 2, play.lowerBound)), count - room)
  return start..<start + max(0, room)
}
