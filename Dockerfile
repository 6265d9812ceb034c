# The service in a container: no root, nothing of the build in it, secrets only as files. See docs/serving.md.
FROM python:3.13-slim-trixie AS build
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /opt/lipgraph \
 && /opt/lipgraph/bin/python -m pip install --no-cache-dir --require-hashes --no-deps --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY lipgraph ./lipgraph
COPY schema ./schema
COPY loaders ./loaders
COPY viz ./viz
COPY docs/queries ./docs/queries
RUN /opt/lipgraph/bin/python -m pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim-trixie
RUN groupadd --gid 10001 lipgraph \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin lipgraph \
 && install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=build /opt/lipgraph /opt/lipgraph
ENV PATH=/opt/lipgraph/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    LIPGRAPH_DATA=/data
USER 10001:10001
WORKDIR /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
ENTRYPOINT ["lipgraph"]
# Without a token file it refuses to start: an address beyond loopback needs one.
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
