import CivilTime
import HTTPTypes
import NIOCore
import NIOHTTP1

/// A connection: one request after the other is answered from the shelf at once, or goes on to the routes.
///
/// Requests that come while an answer is under way, or faster than their answers are taken, wait here, and nothing more is
/// read meanwhile.
final class Connection: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        /// A request may begin.
        case ready
        /// The request was answered at its head; its end is to come.
        case answered
        /// The request is with the routes.
        case routed(isRead: Bool, isAnswered: Bool)
        /// Nothing more is answered.
        case closing
    }

    private let front: Front
    private let outlet: Outlet
    private let connections: OpenConnections
    private var seat: OpenConnections.Seat?
    private var state = State.ready
    private var waiting = CircularBuffer<HTTPServerRequestPart>()
    private var isReadHeld = false
    private var isInputClosed = false
    /// Whether the connection ends with the answer that is under way.
    private var isLast = false
    /// Answers that are written, and not yet with the system.
    private var unsent = 0
    private var needsFlush = false
    private var date = DateLine()

    init(_ front: Front, _ outlet: Outlet, _ connections: OpenConnections) {
        self.front = front
        self.outlet = outlet
        self.connections = connections
    }

    // MARK: Coming and going

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { enter(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        enter(context)
        context.fireChannelActive()
    }

    private func enter(_ context: ChannelHandlerContext) {
        if seat == nil { seat = connections.enter(context.channel, now: .now()) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let seat { connections.leave(seat) }
        state = .closing
        waiting.removeAll()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is OpenConnections.MakeRoom:
            if isClientsTurn {
                context.close(promise: nil)
            } else if let seat {
                connections.stay(seat)
            }
        case is OpenConnections.TimeIsUp: context.close(promise: nil)
        case is ChannelShouldQuiesceEvent:
            waiting.removeAll()
            isLast = true
            if case .ready = state { closeWhenSent(context) }
        case ChannelEvent.inputClosed where !waiting.isEmpty:
            // Whoever closes behind requests still wants their answers.
            isInputClosed = true
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What comes behind the last request is nobody's matter.
        if case .closing = state { return }
        context.fireErrorCaught(error)
    }

    private var isClientsTurn: Bool {
        switch state {
        case .ready: waiting.isEmpty && unsent == 0
        case .routed(let isRead, _): !isRead
        case .answered, .closing: false
        }
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if waiting.isEmpty, canTake(part, context) {
            take(part, context)
        } else if case .closing = state {
            return
        } else {
            waiting.append(part)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flushIfNeeded()
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if waiting.isEmpty {
            context.read()
        } else {
            isReadHeld = true
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        takeWaiting(context)
        context.fireChannelWritabilityChanged()
    }

    private func canTake(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) -> Bool {
        switch (state, part) {
        case (.closing, _): false
        case (.ready, _): context.channel.isWritable
        case (.answered, _): true
        case (.routed(let isRead, _), _): !isRead
        }
    }

    private func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        switch (state, part) {
        case (.ready, .head(let head)): begin(head, context)
        case (.answered, .end): finish(context)
        case (.routed(_, let isAnswered), .end):
            state = .routed(isRead: true, isAnswered: isAnswered)
            seat?.answers(from: .now())
            context.fireChannelRead(wrapInboundOut(part))
            if isAnswered { finish(context) }
        case (.routed, _): context.fireChannelRead(wrapInboundOut(part))
        // What has no body has none; and where a request may begin, none is under way.
        case (.answered, _), (.ready, _), (.closing, _): break
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let now = front.now()
        // HTTP/1.0 keeps connections only by an agreement that was never written down well.
        if !head.isKeepAlive || head.version != .http1_1 { isLast = true }
        switch front.look(at: head, now: now) {
        case .ready(let ready):
            send(ready.head, ready.body, now, context)
            if let access = front.access {
                access(
                    AccessLine(
                        method: .get, maskedPath: ready.maskedPath, status: ready.status,
                        bytes: ready.body?.readableBytes ?? 0
                    ).text)
            }
            state = .answered
        case .other:
            state = .routed(isRead: false, isAnswered: false)
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case .hostNotClear:
            isLast = true
            let answer = Answer.hostNotClear
            send(HeadBytes.of(answer), ByteBuffer(bytes: answer.body), now, context)
            front.access?("? (host not clear) \(answer.status.code) \(answer.body.count)")
            closeWhenSent(context)
        }
    }

    /// A request and its answer are through.
    private func finish(_ context: ChannelHandlerContext) {
        if isLast {
            closeWhenSent(context)
        } else {
            state = .ready
            if unsent == 0 { seat?.waits(from: .now()) }
        }
    }

    private func takeWaiting(_ context: ChannelHandlerContext) {
        while let part = waiting.first, canTake(part, context) {
            waiting.removeFirst()
            take(part, context)
        }
        flushIfNeeded()
        guard waiting.isEmpty else { return }
        if isInputClosed {
            isInputClosed = false
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        }
        if isReadHeld {
            isReadHeld = false
            context.read()
        }
    }

    // MARK: Answers

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .closing = state {
            // The routes answer 400 to what they cannot read; behind the last answer there is no place for it.
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            if isLast, head.status.code >= 200 {
                head.headers.replaceOrAdd(name: "Connection", value: "close")
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end(let trailers):
            context.write(wrapOutboundOut(.end(trailers)), promise: promise)
            guard case .routed(let isRead, _) = state else { return }
            state = .routed(isRead: isRead, isAnswered: true)
            if isRead {
                finish(context)
                takeWaiting(context)
            }
        case .body: context.write(data, promise: promise)
        }
    }

    private func send(
        _ head: [UInt8], _ body: ByteBuffer?, _ now: Instant, _ context: ChannelHandlerContext
    ) {
        let end = date.bytes(now, isLast: isLast)
        var bytes = context.channel.allocator.buffer(capacity: head.count + end.count)
        bytes.writeBytes(head)
        bytes.writeBytes(end)
        needsFlush = true
        guard let body else { return outlet.write(bytes, promise: nil) }
        outlet.write(bytes, promise: nil)
        // A long body may be on its way for long.
        let sent = context.eventLoop.makePromise(of: Void.self)
        unsent += 1
        seat?.answers(from: .now())
        sent.futureResult.assumeIsolatedUnsafeUnchecked().whenComplete { _ in
            self.unsent -= 1
            if self.unsent == 0, case .ready = self.state { self.seat?.waits(from: .now()) }
        }
        outlet.write(body, promise: sent)
    }

    private func flushIfNeeded() {
        guard needsFlush else { return }
        needsFlush = false
        outlet.flush()
    }

    private func closeWhenSent(_ context: ChannelHandlerContext) {
        state = .closing
        waiting.removeAll()
        needsFlush = false
        let sent = context.eventLoop.makePromise(of: Void.self)
        let channel = context.channel
        sent.futureResult.whenComplete { _ in channel.close(promise: nil) }
        // Nothing, behind all that is written: when it is sent, so is the rest.
        outlet.write(ByteBuffer(), promise: sent)
        outlet.flush()
    }
}

@available(*, unavailable)
extension Connection: Sendable {}
