/**
 * The web edge: serves the cockpit page and speaks its protocol over one WebSocket per page. The only user of Vert.x;
 * everything in here happens on one event loop, which nothing may block.
 */
@NullMarked
package io.codriver.runtime.edge;

import org.jspecify.annotations.NullMarked;
