import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The viewport") struct ViewportTests {
  private func viewport(total: Int, visible: Int = 20) -> Viewport {
    var viewport = Viewport()
    viewport.laidOut(TranscriptMetrics(totalRows: total, visibleRows: visible))
    return viewport
  }

  @Test("it follows the end: the last row is always visible")
  func follows() {
    for total in 0...200 {
      let metrics = TranscriptMetrics(totalRows: total, visibleRows: 20)
      let first = viewport(total: total).firstRow(of: metrics)
      #expect(first >= 0)
      #expect(total <= first + 20, "the end is visible at \(total)")
      #expect(first == 0 || first < total, "the screen is not empty at \(total)")
    }
  }

  @Test("a scrolled position stays while text arrives below")
  func stays() {
    var viewport = viewport(total: 100)
    viewport.scroll(by: -30)
    let first = viewport.firstRow(of: TranscriptMetrics(totalRows: 100, visibleRows: 20))
    #expect(!viewport.isFollowing)
    for total in 101...150 {
      let metrics = TranscriptMetrics(totalRows: total, visibleRows: 20)
      viewport.laidOut(metrics)
      #expect(viewport.firstRow(of: metrics) == first)
    }
  }

  @Test("reaching the end follows it again")
  func reachesTheEnd() {
    var viewport = viewport(total: 100)
    viewport.scroll(by: -10)
    viewport.scroll(by: 50)
    #expect(viewport.isFollowing)
    viewport.scrollToStart()
    #expect(viewport.firstRow(of: TranscriptMetrics(totalRows: 100, visibleRows: 20)) == 0)
    viewport.follow()
    #expect(viewport.isFollowing)
  }

  @Test("a transcript that fits is not scrolled")
  func fits() {
    var viewport = viewport(total: 10)
    viewport.scroll(by: -5)
    viewport.scrollToTop()
    #expect(viewport.isFollowing)
  }

  @Test("at the start it stays there while rows come above it, until the person moves")
  func staysAtStart() {
    for total in [10, 100] {
      var viewport = viewport(total: total)
      viewport.scrollToStart()
      viewport.holdPlace()
      #expect(viewport.held == nil)
      viewport.laidOut(TranscriptMetrics(totalRows: total + 50, visibleRows: 20))
      #expect(viewport.firstRow(of: viewport.metrics) == 0)
    }
  }

  @Test(
    "nothing moves when thinking is folded at the end, on screens of any height",
    arguments: [8, 20])
  func folded(visible: Int) {
    for isScrolled in [false, true] {
      var viewport = Viewport()
      // A few more rows each time, as while an answer streams, then four fewer.
      for total in [90, 94, 100] {
        viewport.laidOut(TranscriptMetrics(totalRows: total, visibleRows: visible))
      }
      if isScrolled { viewport.scroll(by: -1) }
      let first = viewport.firstRow(of: TranscriptMetrics(totalRows: 100, visibleRows: visible))
      for total in 96...100 {
        let metrics = TranscriptMetrics(totalRows: total, visibleRows: visible)
        viewport.laidOut(metrics)
        #expect(viewport.firstRow(of: metrics) == first, "\(total) rows, scrolled: \(isScrolled)")
      }
    }
  }

  @Test("a shorter transcript keeps the position inside")
  func shorter() {
    var viewport = viewport(total: 100)
    viewport.scroll(by: -1)
    let metrics = TranscriptMetrics(totalRows: 30, visibleRows: 20)
    #expect(viewport.firstRow(of: metrics) == 10)
  }
}
