package io.codriver.voice;

import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a seat's thread: frames, bounded, and marks that ask for everything before them to be finished. Full,
 * it drops its oldest frame and counts, or blocks, as the pace says. Marks are never dropped and don't count as full.
 */
final class FrameQueue {
    private final int capacity;
    private final Pace pace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private int frames;
    private long dropped;
    private boolean closed;

    FrameQueue(int capacity, Pace pace) {
        this.capacity = capacity;
        this.pace = pace;
    }

    /** Either a frame or a mark. */
    record Item(@Nullable SeatFrame frame, @Nullable CountDownLatch mark) {}

    /** Adds a frame; ignored when closed. */
    void put(SeatFrame frame) {
        lock.lock();
        try {
            while (frames >= capacity && !closed) {
                if (pace == Pace.FAST) {
                    changed.awaitUninterruptibly();
                } else {
                    dropOldest();
                }
            }
            if (!closed) {
                items.addLast(new Item(frame, null));
                frames++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds a mark that is counted down when everything before it was finished; at once when closed. */
    CountDownLatch mark() {
        CountDownLatch mark = new CountDownLatch(1);
        lock.lock();
        try {
            if (closed) {
                mark.countDown();
            } else {
                items.addLast(new Item(null, mark));
                changed.signalAll();
            }
            return mark;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next item; null when closed and empty. */
    @Nullable
    Item take() {
        lock.lock();
        try {
            while (items.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            Item item = items.pollFirst();
            if (item != null && item.frame() != null) {
                frames--;
                changed.signalAll();
            }
            return item;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more in; what is there can still be taken out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Closes and lets go of everybody who waits for something in it. */
    void abandon() {
        close();
        for (Item item = take(); item != null; item = take()) {
            if (item.mark() != null) {
                item.mark().countDown();
            }
        }
    }

    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    private void dropOldest() {
        for (var each = items.iterator(); each.hasNext(); ) {
            if (each.next().frame() != null) {
                each.remove();
                frames--;
                dropped++;
                return;
            }
        }
    }
}
