import QukaClient
import QukaWire
import Testing

@Suite("The two refusals of a send that mean something else") struct SendRefusalTests {
  @Test(
    "a duplicate id is known by its words in every language, and by the raw key",
    arguments: ["Resource already exist", "资源已存在", "error.exist"])
  func duplicate(_ words: String) {
    let error = APIError.refused(status: 403, code: 403, message: words)
    #expect(error.isDuplicate)
    #expect(!error.isBusy)
  }

  @Test(
    "a busy session is known by its words in every language, and by the raw key",
    arguments: [
      "Request forbidden, refresh or try again later", "请求被禁止，请刷新或稍后再试", "error.forbidden",
    ])
  func busy(_ words: String) {
    let error = APIError.refused(status: 403, code: 403, message: words)
    #expect(error.isBusy)
    #expect(!error.isDuplicate)
  }

  @Test("nothing else is one of them")
  func others() {
    let errors: [APIError] = [
      .refused(status: 403, code: 403, message: "Permission denied"),
      .refused(status: 429, code: 429, message: "Request forbidden, Too many requests"),
      .refused(status: 500, code: 500, message: "error.exist"),
      .refused(status: 404, code: 404, message: "Resource does not exist"),
      .notQuka(status: 403), .timedOut(host: "h"),
    ]
    for error in errors { #expect(!error.isBusy && !error.isDuplicate, "\(error)") }
  }
}
