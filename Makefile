.PHONY: demo test bench

demo: ## set up everything, then serve the demo newsroom on PORT (8000)
	@scripts/demo

test: ## run everything that must hold, with all set-up
	@scripts/test

bench: ## print the figures of bench/ with the machine's load
	@scripts/bench
