# Pinned, so that the same sources make the same image.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

# What is built runs on every processor: JavaScript, and a SQLite that brings its binaries. So the build runs on the
# processor of the builder, whatever the image is for.
FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS build

WORKDIR /build

# Before the sources, so that a change there does not fetch every package again.
# npm before 11.7 gives up on a lock file without download addresses, such as this one.
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm \
  npm install --global npm@11.19.1 \
  && npm ci --ignore-scripts

COPY . .
RUN npm run bundle

# Everything else is bundled. Of better-sqlite3, the sources and the binaries for other systems are left out.
# Fixtures with `generate:` need Faker.
# A strict umask would close the files to the user of the image.
RUN mkdir /app \
  && cp -r --parents --target-directory=/app \
    LICENSE \
    package.json \
    dist \
    fixtures \
    node_modules/better-sqlite3/LICENSE \
    node_modules/better-sqlite3/package.json \
    node_modules/better-sqlite3/lib \
    node_modules/better-sqlite3/prebuilds/linux-*.node \
    node_modules/@faker-js/faker \
  && chmod -R a+rX /app


FROM ${NODE_IMAGE}

# tini runs as process 1 and Node as its child: Linux ignores the signal by which a crashing process 1 ends itself,
# and the container would stay up without answering.
# A volume that is mounted on /data or /data/tls takes its owner. Group 0 is for platforms that assign a user to each
# container.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini \
  && apt-get clean \
  && rm -rf /var/lib/apt/lists/* \
  && ln -s /app/dist/cli.js /usr/local/bin/ghl-mock \
  && install -d --owner=10001 --group=0 --mode=775 /data /data/tls \
  && install -d --owner=10001 --group=10001 /var/cache/ghl-mock

ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/var/cache/ghl-mock \
    HOST=0.0.0.0 \
    GHL_MOCK_TLS_DIR=/data/tls

COPY --from=build /app /app
WORKDIR /app

# By number, so that Kubernetes can tell that it is not root.
USER 10001:10001

# Node keeps the code that it compiles for a start and a health check, which makes the next ones quicker. It is kept per
# user and processor features; for others Node compiles, as it would without.
RUN mkfifo /tmp/ready; \
  ghl-mock --port 0 >/tmp/ready & \
  read -r _ _ _ url _ </tmp/ready \
  && ghl-mock healthcheck --url "$url" \
  && kill $! \
  && wait $! \
  && rm /tmp/ready

# HTTP, HTTPS (--tls) and the proxy (--proxy).
EXPOSE 4450 4451 4452

# --start-interval counts only within --start-period: asked often at first, seldom later.
HEALTHCHECK --start-period=10s --start-interval=500ms --interval=10s --timeout=3s --retries=3 \
  CMD ["ghl-mock", "healthcheck"]

# -s keeps tini quiet when `docker run --init` makes another one process 1.
ENTRYPOINT ["tini", "-s", "--", "ghl-mock"]

# A release gives both.
ARG VERSION=unreleased
ARG SOURCE=
LABEL org.opencontainers.image.title="ghl-mock" \
      org.opencontainers.image.description="A local HighLevel (GoHighLevel) API for integration tests" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.version="$VERSION"
