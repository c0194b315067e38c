# Plimsoll for a class. docs/running/docker-compose.md says how to run it.
ARG NODE=node:26-slim

FROM ${NODE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM ${NODE}
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY db ./db
COPY questions ./questions
COPY src ./src
COPY views ./views
RUN install -d -o node -g node /data
ENV NODE_ENV=production DATABASE_URL=sqlite:/data/plimsoll.sqlite PLIMSOLL_INSTALL_ENGINE=no \
    NODE_COMPILE_CACHE=/tmp/node-compile-cache
VOLUME /data
USER node
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch(`http://${process.env.HOST || '127.0.0.1'}:${process.env.PORT || 3000}/healthz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
