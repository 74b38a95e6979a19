/// An error of the API with its two languages (docs/protocol.md §2.2).
package enum Refusal: Error, Equatable, Sendable {
  case invalidArguments
  case unauthorized
  case paymentRequired
  case permissionDenied
  case forbidden
  case exists
  case notFound
  case moreThanMax
  case tooManyRequests
  case internalError

  var status: Int {
    switch self {
    case .invalidArguments: 400
    case .unauthorized: 401
    case .paymentRequired: 402
    case .permissionDenied, .forbidden, .exists, .moreThanMax: 403
    case .notFound: 404
    case .tooManyRequests: 429
    case .internalError: 500
    }
  }

  func message(_ language: Language) -> String {
    switch self {
    case .invalidArguments: language.choose("Invalid arguments", "无效的参数")
    case .unauthorized: language.choose("Unauthorized", "未经授权")
    case .paymentRequired:
      language.choose(
        "Payment required, Please upgrade your account", "该操作为会员功能，请升级您的账户"
      )
    case .permissionDenied: language.choose("Permission denied", "权限被拒绝")
    case .forbidden:
      language.choose(
        "Request forbidden, refresh or try again later", "请求被禁止，请刷新或稍后再试"
      )
    case .exists: language.choose("Resource already exist", "资源已存在")
    case .notFound: language.choose("Resource does not exist", "资源不存在")
    case .moreThanMax: language.choose("More than the max limit", "超出最大上限")
    case .tooManyRequests:
      language.choose("Request forbidden, Too many requests", "请求被禁止，请求过多")
    case .internalError: language.choose("Internal system error", "内部系统错误")
    }
  }
}
