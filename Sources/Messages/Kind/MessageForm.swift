package import Communities

/// How a message comes.
package enum MessageForm {
    case mail(OutboxMessage)
    case post(ChannelPost, Channel)
}
