FROM node:24-bookworm-slim AS build

# better-sqlite3 is compiled where no binary of it is published or can be reached.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /build

# Before the sources, so that a change there does not fetch and compile everything anew.
# npm before 11.7 gives up on a lock file that names no download addresses, as ours does.
COPY package.json package-lock.json .npmrc ./
RUN npm install --global npm@11.19.1 && npm ci

# All else is bundled. Of better-sqlite3 this leaves behind the sources, what the compiler wrote and the installer.
# Faker is what fixtures with `generate:` need (4 MB).
# Opening a database fails the build, not the first start, should better-sqlite3 come to need more than this.
RUN mkdir /runtime \
  && cp -r --parents --target-directory=/runtime \
    node_modules/better-sqlite3/LICENSE \
    node_modules/better-sqlite3/package.json \
    node_modules/better-sqlite3/lib \
    node_modules/better-sqlite3/build/Release/better_sqlite3.node \
    node_modules/bindings \
    node_modules/file-uri-to-path \
    node_modules/@faker-js/faker \
  && cd /runtime \
  && node -e "require('better-sqlite3')(':memory:')"

COPY tsconfig.json LICENSE ./
COPY scripts scripts
COPY src src
COPY fixtures fixtures
# The files of a strict umask would be closed to the user below.
RUN npm run build \
  && chmod -R a+rX LICENSE package.json fixtures dist


FROM node:24-bookworm-slim

ENV NODE_ENV=production \
    HOST=0.0.0.0

WORKDIR /app
COPY --from=build /runtime/ ./
COPY --from=build /build/LICENSE /build/package.json ./
COPY --from=build /build/fixtures fixtures
COPY --from=build /build/dist dist

# By number, so that Kubernetes can tell that it is not root.
USER 10001:10001

EXPOSE 4450

# --start-interval counts only within --start-period: asked often at first, seldom later.
HEALTHCHECK --start-period=10s --start-interval=500ms --interval=10s --timeout=3s --retries=3 \
  CMD ["node", "/app/dist/cli.js", "healthcheck"]

# Node itself is process 1: signals reach it, and what follows the image's name are its options.
ENTRYPOINT ["node", "/app/dist/cli.js"]
