import Canvas
import Tutor

/// The line above a figure: its settings as far as they fit, and how far it has come.
func figureSettings(
  _ text: StyledText, _ playback: AnimationPlayback, of count: Int, width: Int
) -> StyledText {
  let progress = figureProgress(playback, of: count)
  let room = width - 4 - progress.width
  return text.truncated(to: max(0, room)).padded(to: width - 2 - progress.width) + progress
}
